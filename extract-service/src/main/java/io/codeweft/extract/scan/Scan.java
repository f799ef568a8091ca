package io.codeweft.extract.scan;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a repository has to extract. Open while its files are read. */
public final class Scan implements AutoCloseable {
  private final List<ScanEntry> entries;
  private final @Nullable Commit commit;
  private final List<ObjectStore> stores;

  Scan(List<ScanEntry> entries, @Nullable Commit commit, List<ObjectStore> stores) {
    this.entries = List.copyOf(entries);
    this.commit = commit;
    this.stores = List.copyOf(stores);
  }

  /** Sorted by the UTF-8 bytes of the path, paths distinct. */
  public List<ScanEntry> entries() {
    return entries;
  }

  /** Null outside git, and before the first commit. */
  public @Nullable Commit commit() {
    return commit;
  }

  @Override
  public void close() {
    stores.forEach(ObjectStore::close);
  }
}
