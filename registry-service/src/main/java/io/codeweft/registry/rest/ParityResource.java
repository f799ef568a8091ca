package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.rows.parity.ParityFilter;
import io.codeweft.rows.parity.ParityReport;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows parity checks. */
@Path("/registry/parity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "functions", description = "Functions that views may use")
public class ParityResource {
  private static final List<String> CHECKS =
      List.of(ParityChecked.START, ParityChecked.REGISTRATION, ParityChecked.COMMIT);

  private final ParityTable table;

  ParityResource(RegistryWarehouse warehouse) {
    this.table = warehouse.parity();
  }

  /**
   * @param next cursor of the next page; absent on the last
   */
  public record ParityPage(List<ParityAnswer> checks, @Nullable String next) {}

  @GET
  @Operation(
      summary = "Parity checks, newest first",
      description =
          "Whether functions agreed in snapshot, engine and view metadata when a process started,"
              + " a graph was registered, rows were committed. A check is shown about a second"
              + " after it was made; the same rows are the table _codeweft/view_udf_parity_v1 of"
              + " the warehouse.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = ParityPage.class)))
  @APIResponse(responseCode = "400", description = "The check, limit or cursor is wrong")
  public ParityPage list(
      @Parameter(description = "Only this view") @QueryParam("view") @Nullable String view,
      @Parameter(description = "Only this graph") @QueryParam("graph") @Nullable String graph,
      @Parameter(description = "Only this build, by its id") @QueryParam("build")
          @Nullable String build,
      @Parameter(description = "Only worker-start, registration or commit") @QueryParam("check")
          @Nullable String check,
      @Parameter(description = "only = where parity did not hold") @QueryParam("findings")
          @Nullable String findings,
      @Parameter(description = "Checks per page, 1 to " + Page.MAX_LIMIT)
          @QueryParam("limit")
          @DefaultValue(Page.LIMIT)
          int limit,
      @Parameter(description = "Where the page starts: next of the page before")
          @QueryParam("cursor")
          @Nullable String cursor) {
    if (check != null && !CHECKS.contains(check)) {
      throw ProblemException.badRequest(
          "bad-check", "check is '" + check + "'; allowed: " + String.join(", ", CHECKS));
    }
    if (findings != null && !findings.equals("only")) {
      throw ProblemException.badRequest(
          "bad-findings", "findings is '" + findings + "'; allowed: only");
    }
    ParityFilter filter = new ParityFilter(view, graph, build, check, findings != null);
    Page<ParityReport> page =
        Page.of(table.newest(filter, Page.before(cursor), Page.checked(limit) + 1).stream(), limit);
    return new ParityPage(
        page.items().stream().map(ParityAnswer::of).toList(),
        page.hasMore() ? String.valueOf(page.items().getLast().sequence()) : null);
  }
}
