package io.codeweft.contracts.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one declaration of topics: created or verified by every service at boot.
 *
 * <p>Names use hyphens, since dotted names appear twice in client metrics. Records are keyed by
 * repository, so that order holds per repository, except where the constant says otherwise.
 */
public enum Topic {
  /** Sent by others; everything else is sent by a service of Codeweft. */
  EXTRACT_OFFERED("weft-extract-offered-v1", 4, false),
  EXTRACT_LANDED("weft-extract-landed-v1", 4, false),
  /** Keyed by library name. */
  UDF_SNAPSHOT("weft-udf-snapshot-v1", 1, true),
  /** Keyed by function name. */
  UDF_FUNCTION("weft-udf-function-v1", 1, true),
  /** Keyed by graph name. */
  VIEW_GRAPH("weft-view-graph-v1", 1, true),
  BUILD("weft-build-v1", 4, false),
  /** Keyed by task, so that the tasks of one repository spread over all workers. */
  VIEW_READY("weft-view-ready-v1", 16, false),
  VIEW_COMPUTED("weft-view-computed-v1", 4, false),
  VIEW_COMMITTED("weft-view-committed-v1", 4, false),
  PARITY("weft-parity-v1", 4, false),
  CONTRACT_VIOLATION("weft-contract-violation-v1", 4, false),
  /** Keyed by node id. */
  CPG_CHANGES_NODES("weft-cpg-changes-nodes-v1", 4, false),
  /** Keyed by edge id. */
  CPG_CHANGES_EDGES("weft-cpg-changes-edges-v1", 4, false),
  /** Keyed by entity id. */
  CPG_CHANGES_PROPS("weft-cpg-changes-props-v1", 4, false);

  private final String topicName;
  private final int partitions;
  private final boolean compacted;

  Topic(String topicName, int partitions, boolean compacted) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.compacted = compacted;
  }

  public String topicName() {
    return topicName;
  }

  public int partitions() {
    return partitions;
  }

  /** Whether only the latest record of a key is kept; otherwise records are kept for 7 days. */
  public boolean compacted() {
    return compacted;
  }

  /** Where a record goes that a consumer could not process. */
  public String deadLetterName() {
    return topicName + "-dlq";
  }

  /** The topic family of published change rows: {@code nodes}, {@code edges} or {@code props}. */
  public static Topic cpgChanges(String family) {
    return switch (family) {
      case "nodes" -> CPG_CHANGES_NODES;
      case "edges" -> CPG_CHANGES_EDGES;
      case "props" -> CPG_CHANGES_PROPS;
      default ->
          throw new IllegalArgumentException(
              "'" + family + "' is not a change family; allowed: nodes, edges, props");
    };
  }

  /** Every topic name, dead-letter topics included, in declaration order. */
  public static List<String> allNames() {
    return Arrays.stream(values())
        .flatMap(t -> Stream.of(t.topicName(), t.deadLetterName()))
        .toList();
  }
}
