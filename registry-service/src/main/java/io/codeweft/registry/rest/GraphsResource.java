package io.codeweft.registry.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.service.GraphRegistration;
import io.codeweft.registry.service.RegistryConfig;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.runtime.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** Registers view graphs and shows them. */
@Path("/registry/graphs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "graphs", description = "Packs, compiled and registered")
public class GraphsResource {
  private final GraphRegistration registration;
  private final CurrentGraphs graphs;
  private final RegistryConfig config;
  private final ObjectReader reader;

  GraphsResource(
      GraphRegistration registration,
      CurrentGraphs graphs,
      RegistryConfig config,
      ObjectMapper json) {
    this.registration = registration;
    this.graphs = graphs;
    this.config = config;
    this.reader =
        json.readerFor(PackBundle.class)
            .with(
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
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
      description = "This version was current already; nothing was published",
      content = @Content(schema = @Schema(implementation = RegistrationAnswer.class)))
  @APIResponse(
      responseCode = "422",
      description = "The pack is wrong; errors are all findings with file, line and column",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", description = "The body is too large")
  @APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
  public Response register(InputStream body) throws IOException {
    PackBundle pack = read(body);
    try {
      GraphRegistration.Registered registered = registration.register(pack);
      return Response.status(registered.isNew() ? Response.Status.CREATED : Response.Status.OK)
          .entity(RegistrationAnswer.of(registered))
          .build();
    } catch (GraphRefusedException e) {
      throw RegistryErrors.refused(pack.name(), e);
    }
  }

  private PackBundle read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(config.maxBodyBytes() + 1);
    if (bytes.length > config.maxBodyBytes()) {
      throw RegistryErrors.bodyTooLarge(config.maxBodyBytes());
    }
    try {
      return reader.readValue(bytes);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof PackException tooMuch) {
        throw RegistryErrors.refused("?", GraphRefusedException.of(tooMuch));
      }
      throw e;
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
      description = "The graph",
      content = @Content(schema = @Schema(implementation = GraphAnswer.class)))
  @APIResponse(responseCode = "404", description = "No such graph; the detail names the nearest")
  public GraphAnswer graph(@Parameter(description = "Graph name", example = "python") String name) {
    return GraphAnswer.of(graphs.registered(name), graphs.compiled(name));
  }
}
