package io.codeweft.registry.rest;

import io.codeweft.runtime.http.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Every error answer of the OpenAPI document is a problem: resources say when it comes, here is
 * what it looks like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ProblemAnswers implements OASFilter {
  private static final String SCHEMA = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema(SCHEMA, schema());
    if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
      document.getPaths().getPathItems().forEach(ProblemAnswers::complete);
    }
  }

  private static void complete(String path, PathItem item) {
    for (Operation operation : item.getOperations().values()) {
      Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
      responses.forEach(
          (status, response) -> {
            if (isError(status)) {
              response.setContent(
                  OASFactory.createContent()
                      .addMediaType(
                          Problem.MEDIA_TYPE,
                          OASFactory.createMediaType()
                              .schema(
                                  OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA))
                              .example(example(status, response, path))));
            }
          });
    }
  }

  private static boolean isError(String status) {
    return status.startsWith("4") || status.startsWith("5");
  }

  private static Map<String, Object> example(String status, APIResponse response, String path) {
    return Map.of(
        "type",
        "urn:codeweft:problem:" + (status.equals("404") ? "unknown-name" : "refused"),
        "title",
        String.valueOf(response.getDescription()),
        "status",
        Integer.valueOf(status),
        "detail",
        "what is wrong at " + path + ", where, and how to correct it");
  }

  private static Schema schema() {
    Schema text = string("");
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("Problem details, RFC 9457")
        .required(List.of("type", "title", "status", "detail"))
        .addProperty("type", string("stable kind of problem: urn:codeweft:problem:NAME"))
        .addProperty("title", text)
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", string("what happened, where, why and how to correct it"))
        .addProperty(
            "errors",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("single findings: code, file, line, column, message, suggestion")
                .items(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)));
  }

  private static Schema string(String description) {
    Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    return description.isEmpty() ? schema : schema.description(description);
  }
}
