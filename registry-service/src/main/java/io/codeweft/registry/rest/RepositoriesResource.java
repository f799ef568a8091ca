package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.Store;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows where repositories stand. */
@Path("/registry/repositories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "repositories", description = "Latest extract and latest builds of each repository")
public class RepositoriesResource {
  private final Store store;

  RepositoriesResource(Store store) {
    this.store = store;
  }

  /**
   * @param extract the latest; absent when none has landed lately
   * @param builds the newest build of each current graph
   */
  public record RepositoryAnswer(
      String repo, @Nullable ExtractLanded extract, List<BuildAnswer> builds) {}

  @GET
  @Operation(summary = "All repositories, by name")
  public List<RepositoryAnswer> list() {
    return store.read(
        state ->
            state.repositories().stream()
                .map(repository -> answer(repository, state.graphs()))
                .toList());
  }

  @GET
  @Path("/{repo}")
  @Operation(summary = "One repository")
  @APIResponse(
      responseCode = "200",
      description = "The repository",
      content = @Content(schema = @Schema(implementation = RepositoryAnswer.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such repository; the detail names the nearest")
  public RepositoryAnswer repository(@Parameter(description = "Repository name") String repo) {
    return store.read(
        state ->
            state
                .findRepository(repo)
                .map(repository -> answer(repository, state.graphs()))
                .orElseThrow(
                    () ->
                        RegistryErrors.unknown(
                            "repository",
                            repo,
                            state.repositories().stream().map(RepositoryState::name).toList())));
  }

  private static RepositoryAnswer answer(
      RepositoryState repository, Collection<ViewGraphRegistered> graphs) {
    return new RepositoryAnswer(
        repository.name(),
        repository.extract().orElse(null),
        graphs.stream()
            .flatMap(graph -> repository.last(graph.name()).stream())
            .map(BuildAnswer::summary)
            .toList());
  }
}
