package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Loads versions of tables. */
public final class KernelTables {
  /** What a table that does not exist counts as. */
  static final long NO_VERSION = -1;

  private final Engine engine;

  public KernelTables(boolean fsync) {
    this(new LocalFileIO(fsync));
  }

  KernelTables(FileIO files) {
    engine = new LocalEngine(files);
  }

  /**
   * One loaded version.
   *
   * @param kernel what a transaction starts from
   * @param live Kernel's view of the files of {@code snapshot}, by path
   */
  public record Version(Snapshot kernel, TableSnapshot snapshot, SortedMap<String, AddFile> live) {}

  Engine engine() {
    return engine;
  }

  /** Empty when the directory holds no table, or one whose first commit never happened. */
  public Optional<Version> latest(Path table) {
    if (!Files.isDirectory(table.resolve("_delta_log"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(table, load(table).build(engine)));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    } catch (TableException e) {
      throw e;
    } catch (RuntimeException e) { // Kernel reports a damaged log with many types
      throw new TableException(table + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Version at(Path table, long version) {
    if (version < 0) {
      throw unreadable(table, version, null);
    }
    try {
      return read(table, load(table).atVersion(version).build(engine));
    } catch (TableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(table, version, e);
    }
  }

  private TableException unreadable(Path table, long version, @Nullable RuntimeException cause) {
    long latest = latest(table).map(found -> found.snapshot().version()).orElse(NO_VERSION);
    if (latest == NO_VERSION) {
      return new TableException(
          table + " has no version " + version + ": there is no table", cause);
    }
    if (version < 0 || version > latest || cause == null) {
      return new TableException(
          table + " has no version " + version + ": its latest version is " + latest, cause);
    }
    return new TableException(
        table
            + " version "
            + version
            + " cannot be read; its log entries may be older than the table keeps them: "
            + cause.getMessage(),
        cause);
  }

  private static SnapshotBuilder load(Path table) {
    return TableManager.loadSnapshot(table.toString()).withCommitter(new ChangeFeedCommitter());
  }

  Version read(Path table, Snapshot kernel) {
    requireReadable(table, kernel);
    Schema schema = KernelSchemas.fromKernel(table.toString(), kernel.getSchema());
    SortedMap<String, AddFile> live = new TreeMap<>();
    List<LiveFile> files = new ArrayList<>();
    for (AddFile file : files(kernel)) {
      live.put(LogPaths.decode(table, file.getPath()), file);
    }
    live.forEach(
        (path, file) -> files.add(liveFile(table, kernel.getSchema(), schema, path, file)));
    Map<String, String> properties = new TreeMap<>(kernel.getTableProperties());
    properties.keySet().removeIf(TableProperties::isReserved);
    TableSnapshot snapshot =
        new TableSnapshot(
            table,
            kernel.getVersion(),
            schema,
            files,
            properties,
            appId ->
                kernel
                    .getLatestTransactionVersion(engine, appId)
                    .map(OptionalLong::of)
                    .orElseGet(OptionalLong::empty));
    return new Version(kernel, snapshot, live);
  }

  /** Deletion vectors and column mapping would make the plain files say something else. */
  private static void requireReadable(Path table, Snapshot kernel) {
    int reader = kernel.getProtocol().getMinReaderVersion();
    if (reader != 1 || !kernel.getPartitionColumnNames().isEmpty()) {
      throw new TableException(
          table
              + " needs a Delta reader of version "
              + reader
              + " or has partitions "
              + kernel.getPartitionColumnNames()
              + "; Codeweft reads tables of reader version 1 without partitions, as it writes"
              + " them: undo what another program did to the table");
    }
  }

  private static LiveFile liveFile(
      Path table, StructType kernelSchema, Schema schema, String path, AddFile file) {
    return file.getStats(kernelSchema)
        .map(
            statistics ->
                new LiveFile(
                    path,
                    file.getSize(),
                    statistics.getNumRecords(),
                    FileStatistics.fromKernel(schema, statistics)))
        .orElseThrow(
            () ->
                new TableException(
                    table.resolve(path)
                        + " has no row count in the log; rewrite it with a program that records"
                        + " statistics"));
  }

  private List<AddFile> files(Snapshot kernel) {
    List<AddFile> result = new ArrayList<>();
    ScanImpl scan = (ScanImpl) kernel.getScanBuilder().build();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            result.add(new AddFile(rows.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }
}
