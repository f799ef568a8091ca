package io.codeweft.contracts.event;

/**
 * A view graph is registered and current. The compiled graph is stored content-addressed.
 *
 * @param version version of the graph
 * @param graphObject digest of the object that holds the compiled {@code ViewGraph} as JSON
 * @param packObject digest of the object that holds the source pack
 * @param number 1 for the first registration under this name, then counting
 */
public record ViewGraphRegistered(
    String name,
    String version,
    long number,
    String functionSnapshot,
    String graphObject,
    String packObject)
    implements Event {
  @Override
  public String eventType() {
    return "io.codeweft.view-graph.v1";
  }

  @Override
  public String eventId() {
    return name + "/" + number + "/" + version;
  }

  @Override
  public String eventKey() {
    return name;
  }

  @Override
  public Topic topic() {
    return Topic.VIEW_GRAPH;
  }
}
