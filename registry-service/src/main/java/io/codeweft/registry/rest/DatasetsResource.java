package io.codeweft.registry.rest;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the datasets that the current graphs read. */
@Path("/registry/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "datasets", description = "Declared inputs")
public class DatasetsResource {
  private final CurrentGraphs graphs;

  DatasetsResource(CurrentGraphs graphs) {
    this.graphs = graphs;
  }

  /** A dataset as one graph declares it. */
  public record DatasetAnswer(String graph, DatasetDeclaration declaration, String fingerprint) {}

  @GET
  @Operation(
      summary = "The datasets each current graph declares: columns, key, owner, evidence",
      description = "The fingerprint is that of the columns.")
  public List<DatasetAnswer> list() {
    return graphs.all().stream()
        .flatMap(
            graph ->
                graphs.compiled(graph.name()).graph().datasets().stream()
                    .map(
                        dataset ->
                            new DatasetAnswer(
                                graph.name(), dataset, dataset.schema().fingerprint())))
        .toList();
  }
}
