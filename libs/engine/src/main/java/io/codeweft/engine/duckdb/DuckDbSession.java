package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.Changes;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.Rule;
import io.codeweft.engine.RuleBreach;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A session: names and paths are checked here, the work is done by the classes it holds. */
final class DuckDbSession implements EngineSession {
  private final Statements statements;
  private final FileAccess access;
  private final WorkDirectory work;
  private final Relations relations;
  private final ParquetWriter writer;
  private final RowDifference difference;
  private final RuleCheck rules;
  private final BatchQuery queries;
  private final AtomicBoolean closed = new AtomicBoolean();

  DuckDbSession(
      Statements statements, FileAccess access, WorkDirectory work, SessionOptions options) {
    this.statements = statements;
    this.access = access;
    this.work = work;
    this.relations = new Relations(statements);
    this.writer = new ParquetWriter(statements);
    this.difference = new RowDifference(statements, writer);
    this.rules = new RuleCheck(statements, relations);
    this.queries = new BatchQuery(statements, relations, options.memoryBytes());
  }

  @Override
  public void table(String name, Schema schema, List<Path> parquetFiles) {
    relations.files(name, schema, parquetFiles.stream().map(access::toRead).toList());
  }

  @Override
  public Schema describeFile(Path parquetFile) {
    return relations.describeFile(access.toRead(parquetFile));
  }

  @Override
  public void load(String name, Schema schema, ArrowReader batches) {
    relations.batches(name, schema, batches);
  }

  @Override
  public void define(String name, String program, boolean shared) {
    relations.program(name, program, shared);
  }

  @Override
  public long count(String relation) {
    String name = relations.get(relation).name();
    return statements.number(
        "counting relation '" + name + "'", "select count(*) from " + SqlText.name(name));
  }

  @Override
  public WrittenFile write(String relation, Schema schema, List<String> order, Path file) {
    String name = relations.get(relation).name();
    return writer.write(
        "writing relation '" + name + "' to " + file,
        SqlText.name(name),
        schema,
        SqlText.ascending(order),
        access.toWrite(file));
  }

  @Override
  public Changes changes(
      String newRelation,
      String oldRelation,
      Schema schema,
      List<String> key,
      List<String> order,
      Path file) {
    return difference.write(
        relations.get(newRelation).name(),
        relations.get(oldRelation).name(),
        schema,
        key,
        order,
        access.toWrite(file));
  }

  @Override
  public List<RuleBreach> check(Rule rule, int sampleLimit) {
    return rules.check(rule, sampleLimit);
  }

  @Override
  public void query(String relationOrProgram, long maxRows, Consumer<VectorSchemaRoot> batches) {
    queries.run(relationOrProgram, maxRows, batches);
  }

  @Override
  public Schema describe(String relation) {
    return relations.describe(relations.get(relation));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        statements.close();
      } finally {
        work.delete();
      }
    }
  }
}
