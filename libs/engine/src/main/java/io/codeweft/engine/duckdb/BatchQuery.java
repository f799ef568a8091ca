package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineException.Kind;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/**
 * Streams a relation out as record batches. What needs computing is computed into a temporary table
 * first: there it can spill and be interrupted, which a half-read stream cannot, and its number of
 * rows is known before the first batch leaves.
 */
final class BatchQuery {
  private static final String PROGRAM = Relations.RESERVED + "program";
  private static final String ANSWER = Relations.RESERVED + "answer";

  /** Rows per batch; a nested row can be a whole file. */
  private static final int FLAT_BATCH = 32_768;

  private static final int NESTED_BATCH = 256;

  private final Statements statements;
  private final Relations relations;
  private final long memoryLimit;

  BatchQuery(Statements statements, Relations relations, long memoryLimit) {
    this.statements = statements;
    this.relations = relations;
    this.memoryLimit = memoryLimit;
  }

  void run(String relationOrProgram, long maxRows, Consumer<VectorSchemaRoot> batches) {
    if (!relations.has(relationOrProgram)) {
      program(relationOrProgram, maxRows, batches);
      return;
    }
    Relations.Relation relation = relations.get(relationOrProgram);
    String doing = "reading relation '" + relation.name() + "'";
    Schema schema = relations.describe(relation);
    if (relation.scan()) {
      String name = SqlText.name(relation.name());
      requireRows(doing, statements.number(doing, "select count(*) from " + name), maxRows);
      stream(doing, name, schema, batches);
    } else {
      computed(doing, SqlText.name(relation.name()), schema, maxRows, batches);
    }
  }

  private void program(String program, long maxRows, Consumer<VectorSchemaRoot> batches) {
    String doing = "answering a query";
    ProgramGuard.requireOneQuery(statements, doing, program);
    statements.execute(doing, "create temp view " + PROGRAM + " as " + program);
    try {
      computed(doing, PROGRAM, relations.derived(PROGRAM), maxRows, batches);
    } finally {
      statements.execute(doing, "drop view " + PROGRAM);
    }
  }

  private void computed(
      String doing,
      String source,
      Schema schema,
      long maxRows,
      Consumer<VectorSchemaRoot> batches) {
    long limit = maxRows == Long.MAX_VALUE ? maxRows : maxRows + 1;
    statements.execute(
        doing,
        "create temp table %s as select %s from %s limit %d"
            .formatted(ANSWER, SqlText.casts(schema), source, limit));
    try {
      requireRows(doing, statements.number(doing, "select count(*) from " + ANSWER), maxRows);
      stream(doing, ANSWER, schema, batches);
    } finally {
      statements.execute(doing, "drop table " + ANSWER);
    }
  }

  private void stream(
      String doing, String source, Schema schema, Consumer<VectorSchemaRoot> batches) {
    String select = "select " + SqlText.casts(schema) + " from " + source;
    int batchRows = ParquetWriter.isNested(schema) ? NESTED_BATCH : FLAT_BATCH;
    statements.run(
        doing,
        (statement, pulse) -> {
          try (BufferAllocator memory = ArrowMemory.child("query", memoryLimit);
              DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery(select);
              ArrowReader reader = (ArrowReader) rows.arrowExportStream(memory, batchRows)) {
            while (reader.loadNextBatch()) {
              pulse.check();
              batches.accept(reader.getVectorSchemaRoot());
            }
            return true;
          }
        });
  }

  private static void requireRows(String doing, long rows, long maxRows) {
    if (rows > maxRows) {
      throw DuckDbErrors.failure(
          Kind.ROWS,
          doing,
          "it has more rows than the " + maxRows + " allowed",
          "add a LIMIT or a filter, or raise the limit",
          null);
    }
  }
}
