package io.codeweft.tables;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A writer that appends one row per version, {@code id} = version, until it is stopped; it prints
 * each version once it is committed.
 */
public final class CommitLoop {
  private static final Schema SCHEMA = Schema.parse("struct<id:int64!>");

  private CommitLoop() {}

  public static void main(String[] arguments) throws SQLException {
    Path table = Path.of(arguments[0]);
    DeltaTables tables = new DeltaTables(false);
    try (Duck duck = new Duck()) {
      // the last transaction once more, as if its acknowledgement had been lost
      tables
          .latest(table)
          .ifPresent(latest -> System.out.println(append(tables, duck, table, latest.version())));
      while (true) {
        long next = tables.latest(table).map(latest -> latest.version() + 1).orElse(0L);
        System.out.println(append(tables, duck, table, next));
      }
    }
  }

  /** Says what became of the commit; file names carry a random part as those of real tasks do. */
  static String append(DeltaTables tables, Duck duck, Path table, long version) {
    String name = "part-" + java.util.UUID.randomUUID() + ".parquet";
    DataFile file = duck.write(table, name, "SELECT " + version + "::BIGINT AS id");
    CommitResult result =
        tables.commit(
            new CommitRequest(
                table,
                SCHEMA,
                Map.of(),
                version == 0 ? OptionalLong.empty() : OptionalLong.of(version - 1),
                List.of(file),
                List.of(),
                List.of(),
                "loop",
                version));
    return switch (result) {
      case CommitResult.Committed done -> "committed " + done.snapshot().version();
      case CommitResult.AlreadyCommitted seen -> "seen " + version;
      case CommitResult.Conflict conflict -> "conflict " + conflict.actual();
    };
  }
}
