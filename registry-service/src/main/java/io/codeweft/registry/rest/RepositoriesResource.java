package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.plan.BuildPlan;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.Store;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
  private final GraphStore graphs;

  RepositoriesResource(Store store, RegistryWarehouse warehouse) {
    this.store = store;
    this.graphs = warehouse.graphs();
  }

  /**
   * @param extract the latest; absent when none has landed lately
   * @param builds the newest build of each current graph
   */
  public record RepositoryAnswer(
      String repo, @Nullable ExtractLanded extract, List<CurrentBuild> builds) {}

  /**
   * @param upToDate whether the build is one of the current graph and the latest extract, also
   *     where that extract has the tables of an earlier one: when it has ended, nothing is due
   */
  public record CurrentBuild(String graph, boolean upToDate, BuildAnswer build) {}

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
  @Operation(
      summary = "One repository",
      description =
          "To follow an extract: when it is the latest and a build is up to date, that build is"
              + " the one of the extract.")
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

  private RepositoryAnswer answer(
      RepositoryState repository, Collection<ViewGraphRegistered> registered) {
    return new RepositoryAnswer(
        repository.name(),
        repository.extract().orElse(null),
        registered.stream().flatMap(graph -> current(repository, graph).stream()).toList());
  }

  private Optional<CurrentBuild> current(RepositoryState repository, ViewGraphRegistered graph) {
    return repository
        .last(graph.name())
        .map(
            build ->
                new CurrentBuild(
                    graph.name(),
                    repository
                        .extract()
                        .map(extract -> plan(graph, extract))
                        .filter(plan -> plan.isContentOf(build.record()))
                        .isPresent(),
                    BuildAnswer.summary(build)));
  }

  private BuildPlan plan(ViewGraphRegistered graph, ExtractLanded extract) {
    return BuildPlan.of(graph, graphs.graph(graph.graphObject()), extract);
  }
}
