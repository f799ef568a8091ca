package io.codeweft.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * The current graph of a name, or that there is none any more. The graph itself lies in the
 * warehouse, content-addressed. The topic keeps the newest record of a name for ever, so that
 * whoever starts later knows the same, a deletion included.
 *
 * @param version version of the graph; of a deletion, that of the graph that was current before
 * @param number 1 for the first registration under this name, then counting; a deletion counts too
 * @param functionSnapshot hash of the function snapshot the graph is compiled against
 * @param graphObject digest of the object that holds the compiled {@code ViewGraph} as JSON
 * @param packObject digest of the object that holds the source pack
 * @param kind absent in records of releases that could only register
 * @param restores number of the registration that was rolled back to, if that is what it was
 * @param reason for people: why it was recompiled, for example
 */
public record ViewGraphRegistered(
    String name,
    String version,
    long number,
    String functionSnapshot,
    String graphObject,
    String packObject,
    @Nullable Kind kind,
    @Nullable Long restores,
    @Nullable String reason)
    implements Event {

  /** What was done. */
  public enum Kind {
    /** A pack was registered. */
    REGISTERED,
    /** The pack of an earlier registration was registered again. */
    ROLLED_BACK,
    /** The pack was compiled again, since the function library has changed. */
    RECOMPILED,
    /** There is no graph of this name any more. */
    DELETED
  }

  /** A pack that was registered. */
  public ViewGraphRegistered(
      String name,
      String version,
      long number,
      String functionSnapshot,
      String graphObject,
      String packObject) {
    this(
        name,
        version,
        number,
        functionSnapshot,
        graphObject,
        packObject,
        Kind.REGISTERED,
        null,
        null);
  }

  @Override
  public Kind kind() {
    return kind == null ? Kind.REGISTERED : kind;
  }

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
