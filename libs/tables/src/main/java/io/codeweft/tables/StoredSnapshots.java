package io.codeweft.tables;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import io.codeweft.contracts.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Function snapshots among the objects of a warehouse: the canonical JSON of the definitions, whose
 * digest is the hash of the snapshot. The few that were used last are kept in memory. Thread-safe.
 */
public final class StoredSnapshots {
  private static final int CAPACITY = 4;

  private final ObjectStore objects;
  private final LinkedHashMap<String, FunctionSnapshot> snapshots =
      new LinkedHashMap<>(16, 0.75f, true);

  public StoredSnapshots(ObjectStore objects) {
    this.objects = objects;
  }

  /** Stores the definitions of a complete snapshot, unless they are there. */
  public void put(FunctionSnapshot snapshot) {
    objects.put(Json.bytes(snapshot.functions()));
  }

  /**
   * @param hash of the snapshot
   * @throws TableException when it was never stored, is damaged or of a release that wrote
   *     definitions in another way
   */
  public synchronized FunctionSnapshot get(String hash) {
    FunctionSnapshot snapshot = snapshots.get(hash);
    if (snapshot == null) {
      snapshot = read(hash);
      snapshots.put(hash, snapshot);
      if (snapshots.size() > CAPACITY) {
        snapshots.pollFirstEntry();
      }
    }
    return snapshot;
  }

  private FunctionSnapshot read(String hash) {
    FunctionSnapshot snapshot;
    try {
      FunctionDefinition[] functions = Json.read(objects.get(hash), FunctionDefinition[].class);
      snapshot = FunctionSnapshot.of(List.of(functions));
    } catch (IllegalArgumentException e) {
      throw new TableException(
          "object " + hash + " is no function snapshot of this release: " + e.getMessage(), e);
    }
    List<String> findings =
        snapshot.hash().equals(hash)
            ? SnapshotCheck.findings(snapshot)
            : List.of("an earlier release wrote it");
    if (!findings.isEmpty()) {
      throw new TableException(
          "function snapshot " + hash + " cannot be used: " + String.join("; ", findings));
    }
    return snapshot;
  }
}
