package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.service.GraphRegistration;
import io.codeweft.registry.service.Precondition;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.runtime.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registers view graphs and shows them. */
@Path("/registry/graphs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "graphs", description = "Packs, compiled and registered")
public class GraphsResource {
  private final GraphRegistration registration;
  private final CurrentGraphs graphs;
  private final PackBody packs;

  GraphsResource(GraphRegistration registration, CurrentGraphs graphs, PackBody packs) {
    this.registration = registration;
    this.graphs = graphs;
    this.packs = packs;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Registers a pack",
      description =
          "Reads, generates and compiles it against the current function library. Answers when the"
              + " registry itself has read the registration back: what is asked next sees it. A"
              + " repository whose extract has landed is built at once.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PackBundle.class)))
  @APIResponse(
      responseCode = "201",
      description = "Registered and current",
      content = @Content(schema = @Schema(implementation = RegistrationAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description =
          "This version was current already; nothing was published. Of a dry run: what it would do",
      content = @Content(schema = @Schema(oneOf = {RegistrationAnswer.class, DryRunAnswer.class})))
  @APIResponse(
      responseCode = "422",
      description = "The pack is wrong; errors are all findings with file, line and column",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "412",
      description = "Another registration is current; the detail says which")
  @APIResponse(responseCode = "413", description = "The body is too large")
  @APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
  public Response register(
      @Parameter(description = "Only say what it would do; nothing is stored or published")
          @QueryParam("dry_run")
          @DefaultValue("false")
          boolean dryRun,
      @Parameter(description = "Number that is believed to be current, in quotes: \"3\"")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Parameter(description = "* = only where there is no graph of this name")
          @HeaderParam(HttpHeaders.IF_NONE_MATCH)
          @Nullable String ifNoneMatch,
      InputStream body)
      throws IOException {
    Precondition expected = Precondition.of(ifMatch, ifNoneMatch);
    PackBundle pack = packs.read(body);
    try {
      if (dryRun) {
        return Response.ok(DryRunAnswer.of(registration.preview(pack, expected))).build();
      }
      return RegistrationAnswer.response(registration.register(pack, expected));
    } catch (GraphRefusedException e) {
      throw RegistryErrors.refused(pack.name(), e);
    }
  }

  @GET
  @Operation(summary = "The current graph of each name")
  public List<ViewGraphRegistered> list() {
    return graphs.all();
  }

  @GET
  @Path("/{name}")
  @Operation(
      summary = "One graph: its views in execution order, its stages in waves",
      description = "Stages of one wave need only tables of earlier waves.")
  @APIResponse(
      responseCode = "200",
      description = "The graph; the entity tag is for If-Match",
      content = @Content(schema = @Schema(implementation = GraphAnswer.class)))
  @APIResponse(responseCode = "304", description = "It is still the one of If-None-Match")
  @APIResponse(responseCode = "404", description = "No such graph; the detail names the nearest")
  public Response graph(
      @Parameter(description = "Graph name", example = "python") String name,
      @Context Request request) {
    ViewGraphRegistered registered = graphs.registered(name);
    EntityTag tag = new EntityTag(String.valueOf(registered.number()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(GraphAnswer.of(registered, graphs.compiled(name))).tag(tag).build()
        : unchanged.tag(tag).build();
  }

  @DELETE
  @Path("/{name}")
  @Operation(
      summary = "Deletes a graph",
      description =
          "It is not built any more and a build of it that runs is cancelled. Tables and history"
              + " stay; a later registration of the name counts on.")
  @APIResponse(
      responseCode = "200",
      description = "Deleted, under the next number",
      content = @Content(schema = @Schema(implementation = ViewGraphRegistered.class)))
  @APIResponse(responseCode = "404", description = "No such graph; the detail names the nearest")
  @APIResponse(
      responseCode = "412",
      description = "Another registration is current; the detail says which")
  public ViewGraphRegistered delete(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(description = "Number that is believed to be current, in quotes")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    return registration.delete(name, Precondition.of(ifMatch, null));
  }
}
