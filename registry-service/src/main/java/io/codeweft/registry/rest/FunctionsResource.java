package io.codeweft.registry.rest;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.graph.FunctionRefusedException;
import io.codeweft.registry.history.FunctionHistory;
import io.codeweft.registry.history.FunctionRecord;
import io.codeweft.registry.service.FunctionRegistration;
import io.codeweft.registry.service.FunctionRegistration.Changed;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.Store;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Creates SQL functions and shows all functions. */
@Path("/registry/functions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "functions", description = "Functions that views may use")
public class FunctionsResource {
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final FunctionRegistration registration;
  private final FunctionHistory history;
  private final Store store;

  FunctionsResource(FunctionRegistration registration, RegistryWarehouse warehouse, Store store) {
    this.registration = registration;
    this.history = warehouse.functions();
    this.store = store;
  }

  /**
   * @param next cursor of the next page; absent on the last
   */
  public record FunctionPage(List<FunctionAnswer> functions, @Nullable String next) {}

  @POST
  @Consumes(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Creates or replaces an SQL function",
      description =
          "One statement: CREATE [OR REPLACE] FUNCTION name(parameter type [DEFAULT literal], ...)"
              + " RETURNS type [COMMENT 'text'] [TAGS ('tag', ...)] AS expression. Every graph that"
              + " uses the function is compiled with it as it would be; when one does not, nothing"
              + " is changed. Answers when the published snapshot has it: views can use it at once.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
  @APIResponse(
      responseCode = "201",
      description = "It is current",
      content = @Content(schema = @Schema(implementation = FunctionAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "It is that already. Of a dry run: what it would be",
      content = @Content(schema = @Schema(implementation = FunctionAnswer.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is stored, but no snapshot has it yet: is the udf-service up?",
      content = @Content(schema = @Schema(implementation = FunctionAnswer.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "It is wrong, or a view that uses it would not compile; errors are all findings")
  @APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
  public Response create(
      @Parameter(description = "Only say what it would do; nothing is stored")
          @QueryParam("dry_run")
          @DefaultValue("false")
          boolean dryRun,
      String text) {
    try {
      return answer(registration.create(text, dryRun), CREATED);
    } catch (FunctionRefusedException e) {
      throw RegistryErrors.refused(e);
    }
  }

  @DELETE
  @Path("/{name}")
  @Operation(
      summary = "Deletes an SQL function",
      description = "Refused while a registered view or another function uses it.")
  @APIResponse(
      responseCode = "200",
      description = "It is gone; of a dry run: it could be",
      content = @Content(schema = @Schema(implementation = FunctionAnswer.class)))
  @APIResponse(responseCode = "202", description = "It is stored, but a snapshot still has it")
  @APIResponse(responseCode = "404", description = "No such SQL function")
  @APIResponse(responseCode = "422", description = "Something uses it; errors say what")
  public Response delete(
      @Parameter(description = "Name of the function") String name,
      @Parameter(description = "Only say whether it could be; nothing is stored")
          @QueryParam("dry_run")
          @DefaultValue("false")
          boolean dryRun) {
    try {
      return answer(registration.delete(name, dryRun), OK);
    } catch (FunctionRefusedException e) {
      throw RegistryErrors.refused(e);
    }
  }

  private static Response answer(Changed changed, int done) {
    int status =
        switch (changed.state()) {
          case CURRENT -> done;
          case STORED -> ACCEPTED;
          case PREVIEWED, UNCHANGED -> OK;
        };
    return Response.status(status).entity(FunctionAnswer.of(changed)).build();
  }

  @GET
  @Operation(summary = "All functions by name: of the library, and made by SQL")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = FunctionPage.class)))
  @APIResponse(responseCode = "400", description = "The limit is wrong")
  public FunctionPage list(
      @Parameter(description = "Functions per page, 1 to " + Page.MAX_LIMIT)
          @QueryParam("limit")
          @DefaultValue(Page.LIMIT)
          int limit,
      @Parameter(description = "Where the page starts: next of the page before")
          @QueryParam("cursor")
          @Nullable String cursor) {
    Page<FunctionAnswer> page =
        Page.of(
            functions().entrySet().stream()
                .filter(entry -> cursor == null || entry.getKey().compareTo(cursor) > 0)
                .map(Map.Entry::getValue),
            limit);
    return new FunctionPage(page.items(), page.hasMore() ? page.items().getLast().name() : null);
  }

  @GET
  @Path("/{name}")
  @Operation(summary = "One function")
  @APIResponse(
      responseCode = "200",
      description = "The function",
      content = @Content(schema = @Schema(implementation = FunctionAnswer.class)))
  @APIResponse(responseCode = "404", description = "No such function; the detail names the nearest")
  public FunctionAnswer function(@Parameter(description = "Name of the function") String name) {
    Map<String, FunctionAnswer> all = functions();
    FunctionAnswer found = all.get(name);
    if (found == null) {
      throw RegistryErrors.unknown("function", name, all.keySet());
    }
    return found;
  }

  @GET
  @Path("/{name}/versions")
  @Operation(summary = "The versions of an SQL function, newest first, deletions included")
  @APIResponse(responseCode = "200", description = "The versions")
  @APIResponse(responseCode = "404", description = "There never was such an SQL function")
  public List<FunctionAnswer> versions(
      @Parameter(description = "Name of the function") String name) {
    List<FunctionRecord> rows = history.of(name);
    if (rows.isEmpty()) {
      throw RegistryErrors.unknown("SQL function", name, functions().keySet());
    }
    return rows.reversed().stream().map(FunctionAnswer::of).toList();
  }

  private Map<String, FunctionAnswer> functions() {
    return store.read(FunctionsResource::functions);
  }

  private static Map<String, FunctionAnswer> functions(RegistryState state) {
    Map<String, FunctionDefinition> current = new TreeMap<>();
    state.functions().ifPresent(all -> all.functions().forEach(f -> current.put(f.name(), f)));
    Map<String, FunctionAnswer> answers = new TreeMap<>();
    current.values().forEach(f -> answers.put(f.name(), FunctionAnswer.of(f)));
    state
        .madeFunctions()
        .forEach(
            made -> {
              FunctionChanged change = made.event();
              if (change.current() != null) {
                boolean is = FunctionRegistration.isCurrent(state, change);
                if (is || !current.containsKey(change.name())) {
                  answers.put(
                      change.name(),
                      FunctionAnswer.of(change, is ? current.get(change.name()) : null));
                }
              }
            });
    return answers;
  }
}
