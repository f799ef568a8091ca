package io.codeweft.tables.internal;

import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties every table has, and the writers' own. */
final class TableProperties {
  private static final String RESERVED = "delta.";
  private static final Map<String, String> OURS =
      Map.of(
          "delta.enableChangeDataFeed", "true",
          "delta.enableInCommitTimestamps", "true",
          "delta.checkpointInterval", "100");

  private TableProperties() {}

  static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }

  /** All properties of a table that is created or replaced. */
  static Map<String, String> whole(CommitRequest request, Optional<TableSnapshot> before) {
    Map<String, String> result = new TreeMap<>(OURS);
    before.ifPresent(snapshot -> result.putAll(snapshot.properties()));
    result.putAll(request.properties());
    return result;
  }

  static void requireFree(CommitRequest request) {
    for (String name : request.properties().keySet()) {
      if (isReserved(name)) {
        throw new TableException(
            request.table()
                + ": property '"
                + name
                + "' belongs to Delta; use a name of your own such as codeweft.fingerprint");
      }
    }
  }
}
