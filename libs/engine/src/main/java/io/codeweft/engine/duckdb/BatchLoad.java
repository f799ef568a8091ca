package io.codeweft.engine.duckdb;

import io.codeweft.engine.ArrowMemory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.duckdb.DuckDBConnection;

/**
 * Hands record batches to DuckDB over the C data interface; the buffers are not copied on the way.
 */
final class BatchLoad {
  private static final String STREAM = Relations.RESERVED + "batches";

  /** An exported batch is accounted here while it is scanned: the limit of one batch. */
  private static final long BATCH_MEMORY = 4L << 30;

  private BatchLoad() {}

  /** Builds the statement that reads the stream, once. */
  interface Sql {
    String of(String doing, String source, Set<String> columnsLowerCase);
  }

  static void run(Statements statements, String doing, ArrowReader reader, Sql sql) {
    statements.run(
        doing,
        (statement, pulse) -> {
          load(statement, doing, reader, sql);
          return true;
        });
  }

  private static void load(Statement statement, String doing, ArrowReader reader, Sql sql)
      throws SQLException, IOException {
    Connection connection = statement.getConnection();
    boolean exported = false;
    try (BufferAllocator memory = ArrowMemory.child("load", BATCH_MEMORY)) {
      try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
        Set<String> columns = new HashSet<>();
        for (Field field : reader.getVectorSchemaRoot().getSchema().getFields()) {
          columns.add(field.getName().toLowerCase(Locale.ROOT));
        }
        String create = sql.of(doing, STREAM, columns);
        // From here on the stream owns the reader: whoever releases it closes the reader.
        Data.exportArrayStream(memory, reader, stream);
        exported = true;
        try {
          connection.unwrap(DuckDBConnection.class).registerArrowStream(STREAM, stream);
          statement.execute(create);
        } finally {
          release(stream);
          dropView(connection);
        }
      }
    } finally {
      if (!exported) {
        reader.close();
      }
    }
  }

  /** In a statement of its own: the driver closes one that has failed. */
  private static void dropView(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop view if exists " + STREAM);
    }
  }

  /** DuckDB releases what it has scanned; what it refused before is still ours. */
  private static void release(ArrowArrayStream stream) {
    if (stream.snapshot().release != 0) {
      stream.release();
    }
  }
}
