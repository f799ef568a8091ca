package io.codeweft.registry.rest;

import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.Store;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows builds. */
@Path("/registry/builds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "builds", description = "Builds, running and ended")
public class BuildsResource {
  private final Store store;

  BuildsResource(Store store) {
    this.store = store;
  }

  /**
   * @param next cursor of the next page; absent on the last
   */
  public record BuildPage(List<BuildAnswer> builds, @Nullable String next) {}

  @GET
  @Operation(
      summary = "Builds by repository, newest first",
      description =
          "The newest "
              + RepositoryState.MAX_BUILDS
              + " of each repository; older ones are in the history table.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = BuildPage.class)))
  @APIResponse(responseCode = "400", description = "The limit or cursor is wrong")
  public BuildPage list(
      @Parameter(description = "Only builds of this repository") @QueryParam("repo")
          @Nullable String repo,
      @Parameter(description = "Builds per page, 1 to " + Page.MAX_LIMIT)
          @QueryParam("limit")
          @DefaultValue(Page.LIMIT)
          int limit,
      @Parameter(description = "Where the page starts: next of the page before")
          @QueryParam("cursor")
          @Nullable String cursor) {
    Page.checked(limit);
    BuildCursor after = cursor == null ? null : BuildCursor.parse(cursor);
    Page<BuildState> page =
        store.read(
            state ->
                Page.of(
                    builds(state, repo).filter(build -> after == null || after.isBefore(build)),
                    limit));
    return new BuildPage(
        page.items().stream().map(BuildAnswer::summary).toList(),
        page.hasMore() ? BuildCursor.of(page.items().getLast()).toString() : null);
  }

  private static Stream<BuildState> builds(RegistryState state, @Nullable String repo) {
    return state.repositories().stream()
        .filter(repository -> repo == null || repository.name().equals(repo))
        .flatMap(repository -> repository.builds().stream());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One build with its tasks and tables")
  @APIResponse(
      responseCode = "200",
      description = "The build",
      content = @Content(schema = @Schema(implementation = BuildAnswer.class)))
  @APIResponse(responseCode = "404", description = "No such build")
  public BuildAnswer build(@Parameter(description = "Build id, 32 hex digits") String id) {
    return store
        .read(state -> state.build(id))
        .map(BuildAnswer::full)
        .orElseThrow(
            () ->
                RegistryErrors.unknown(
                    "build",
                    id,
                    store.read(state -> builds(state, null).map(BuildState::buildId).toList())));
  }
}
