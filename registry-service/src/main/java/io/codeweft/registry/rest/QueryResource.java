package io.codeweft.registry.rest;

import io.codeweft.compiler.CompileException;
import io.codeweft.engine.EngineException;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.PreparedQuery;
import io.codeweft.registry.query.QueryLimits;
import io.codeweft.registry.service.AdHocQueries;
import io.codeweft.runtime.http.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers ad-hoc queries. */
@Path("/registry/query")
@Tag(name = "query", description = "Ad-hoc SQL over builds and everything registered")
@APIResponse(
    responseCode = "200",
    description = "The rows",
    content = {
      @Content(
          mediaType = AnswerFormat.JSON_TYPE,
          schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
      @Content(
          mediaType = AnswerFormat.ARROW_TYPE,
          schema = @Schema(type = SchemaType.STRING, format = "binary")),
      @Content(mediaType = AnswerFormat.NDJSON_TYPE, schema = @Schema(type = SchemaType.STRING)),
      @Content(mediaType = AnswerFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING))
    })
@APIResponse(responseCode = "400", description = "The request is wrong: no query, a bad limit")
@APIResponse(responseCode = "404", description = "There is no such build; the detail lists some")
@APIResponse(responseCode = "406", description = "No format that is accepted")
@APIResponse(
    responseCode = "422",
    description =
        "The query is refused (errors have line, column, message, suggestion), or met a limit"
            + " (errors have limit, value and the setting that raises it)")
@APIResponse(responseCode = "429", description = "As many queries run already as may")
@APIResponse(responseCode = "500", description = "The engine failed")
@APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
public class QueryResource {
  private static final String DESCRIPTION =
      "Reads the tables of one completed build (a consistent snapshot), information_schema, and the"
          + " registry's own tables as _codeweft.NAME. One SELECT in the dialect of views; the"
          + " Accept header chooses between Arrow, JSON, NDJSON and CSV. Beyond a limit nothing is"
          + " answered but a problem that names it; where the answer is on its way already, the"
          + " connection is closed.";

  private final AdHocQueries queries;

  QueryResource(AdHocQueries queries) {
    this.queries = queries;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Runs a query", description = DESCRIPTION)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = QueryRequest.class),
              examples =
                  @ExampleObject(
                      name = "columns",
                      value =
                          "{\"sql\": \"SELECT column_name, data_type FROM"
                              + " information_schema.columns WHERE table_name ="
                              + " 'cpg_nodes_v1'\", \"limit\": 100}")))
  public Response post(
      QueryRequest request, @Context HttpHeaders headers, @Context HttpServerRequest http) {
    return answer(request, headers, http);
  }

  @GET
  @Operation(summary = "Runs a query that fits into an address", description = DESCRIPTION)
  public Response get(
      @Parameter(
              required = true,
              description = "One SELECT",
              example = "SELECT COUNT(*) AS n FROM information_schema.tables")
          @QueryParam("sql")
          @Nullable String sql,
      @Parameter(description = "Repository; may be left out where there is one") @QueryParam("repo")
          @Nullable String repo,
      @Parameter(description = "Number, id or beginning of an id; default: the last completed")
          @QueryParam("build")
          @Nullable String build,
      @Parameter(description = "Most rows; more are an error") @QueryParam("limit")
          @Nullable Long limit,
      @Context HttpHeaders headers,
      @Context HttpServerRequest http) {
    return answer(new QueryRequest(sql, repo, build, limit), headers, http);
  }

  private Response answer(QueryRequest request, HttpHeaders headers, HttpServerRequest http) {
    QueryLimits limits = queries.config().limits(rows(request));
    AnswerFormat format =
        AnswerFormat.of(headers.getAcceptableMediaTypes()).orElseThrow(QueryErrors::notAcceptable);
    PreparedQuery query = prepare(request);
    // Without a reader nobody waits for the answer. Of the connection and not of the response,
    // whose handler the stream takes; cancelling waits, which the thread that tells must not.
    http.connection().closeHandler(gone -> Thread.startVirtualThread(query::cancel));
    StreamingOutput body = out -> run(query, limits, format, out);
    return Response.ok(body, format.mediaType()).build();
  }

  private long rows(QueryRequest request) {
    long most = queries.config().maxRows();
    long limit = request.limit() == null ? most : request.limit();
    if (limit < 1 || limit > most) {
      throw ProblemException.badRequest(
          "bad-limit",
          "limit is " + limit + "; allowed: 1 to " + most + " (codeweft.query.max-rows)");
    }
    return limit;
  }

  private PreparedQuery prepare(QueryRequest request) {
    String sql = request.sql();
    if (sql == null || sql.isBlank()) {
      throw ProblemException.badRequest("no-query", "sql is missing; give one SELECT");
    }
    int longest = queries.config().maxSqlLength();
    if (sql.length() > longest) {
      throw ProblemException.badRequest(
          "query-too-long",
          "sql has "
              + sql.length()
              + " characters; allowed: "
              + longest
              + " (codeweft.query.max-sql-length)");
    }
    try {
      return queries.prepare(sql, request.repo(), request.build());
    } catch (CompileException e) {
      throw QueryErrors.refused(e);
    } catch (BuildChoice.NoBuildException e) {
      throw QueryErrors.noBuild(e);
    }
  }

  private void run(PreparedQuery query, QueryLimits limits, AnswerFormat format, OutputStream out)
      throws IOException {
    HeldOutput held = new HeldOutput(out, limits.maxBytes());
    try (AdHocQueries.Slot _ =
        queries
            .slot()
            .orElseThrow(() -> QueryErrors.tooMany(queries.running(), queries.config()))) {
      query.run(limits, format.writer(held));
      held.complete();
    } catch (EngineException e) {
      if (held.isSent()) {
        throw e;
      }
      throw QueryErrors.of(e, limits);
    } catch (HeldOutput.TooLongException e) {
      if (held.isSent()) {
        throw e;
      }
      throw QueryErrors.tooLong(limits);
    }
  }
}
