package io.codeweft.registry.rest;

import io.codeweft.contracts.pack.PackSchema;
import io.codeweft.registry.service.RegistryErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the JSON Schemas of the files of a pack, for editors. */
@Path("/registry/schemas")
@Tag(name = "schemas", description = "JSON Schemas of pack files")
public class SchemasResource {
  @GET
  @Produces("application/json")
  @Operation(summary = "Names of the schemas: each is at /registry/schemas/NAME")
  public List<String> list() {
    return names();
  }

  @GET
  @Path("/{name}")
  @Produces("application/schema+json")
  @Operation(
      summary = "The JSON Schema of one kind of pack file",
      description = "Editors complete and check files that name it as their schema.")
  @APIResponse(responseCode = "200", description = "The schema")
  @APIResponse(responseCode = "404", description = "No such schema; the detail names the nearest")
  public String schema(
      @Parameter(description = "File name, as in the list", example = "pack.schema.json")
          String name) {
    return Arrays.stream(PackSchema.values())
        .filter(schema -> schema.fileName().equals(name))
        .findFirst()
        .map(PackSchema::text)
        .orElseThrow(() -> RegistryErrors.unknown("schema", name, names()));
  }

  private static List<String> names() {
    return Arrays.stream(PackSchema.values()).map(PackSchema::fileName).toList();
  }
}
