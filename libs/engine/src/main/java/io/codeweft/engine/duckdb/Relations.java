package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineException.Kind;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/** What a session has defined. Everything lives in DuckDB's temporary schema, which can spill. */
final class Relations {
  /** Names below this prefix are the engine's own. */
  static final String RESERVED = "__weft_";

  private static final long SCHEMA_MEMORY = 16L << 20;

  /**
   * A defined relation.
   *
   * @param declared its schema, or null when a program derives it
   * @param scan whether reading it is a plain scan, without computation
   */
  record Relation(String name, @Nullable Schema declared, boolean scan) {}

  private final Statements statements;
  private final Map<String, Relation> defined = new TreeMap<>();

  Relations(Statements statements) {
    this.statements = statements;
  }

  boolean has(String name) {
    return defined.containsKey(name.toLowerCase(Locale.ROOT));
  }

  Relation get(String name) {
    Relation relation = defined.get(name.toLowerCase(Locale.ROOT));
    if (relation == null) {
      throw new EngineException(
          Kind.INPUT,
          "relation '" + name + "' is not defined in this session; defined: " + defined.keySet());
    }
    return relation;
  }

  void files(String name, Schema schema, List<Path> files) {
    requireNew(name);
    String doing = "defining relation '" + name + "' over " + files.size() + " files";
    String source = "(select 1 where false)";
    Set<String> present = Set.of();
    if (!files.isEmpty()) {
      // Without union_by_name, the first file would decide for all which columns there are.
      source = parquet(files);
      present = columns(doing, source);
      requireColumns(doing, schema, present);
    }
    statements.execute(
        doing,
        "create temp view %s as select %s from %s"
            .formatted(SqlText.name(name), SqlText.casts(schema, present), source));
    remember(new Relation(name, schema, true));
  }

  private static String parquet(List<Path> files) {
    return "read_parquet(%s, union_by_name = true, hive_partitioning = false)"
        .formatted(SqlText.paths(files));
  }

  /** The schema of a file, as its record batches have it. */
  Schema describeFile(Path file) {
    return columnsOf("file " + file, parquet(List.of(file)));
  }

  void batches(String name, Schema schema, ArrowReader reader) {
    BatchLoad.run(
        statements,
        "loading relation '" + name + "'",
        reader,
        (doing, source, present) -> {
          requireNew(name);
          requireColumns(doing, schema, present);
          return "create temp table %s as select %s from %s"
              .formatted(SqlText.name(name), SqlText.casts(schema, present), source);
        });
    remember(new Relation(name, schema, true));
  }

  void program(String name, String program, boolean shared) {
    requireNew(name);
    String doing = "defining relation '" + name + "'";
    ProgramGuard.requireOneQuery(statements, doing, program);
    statements.execute(
        doing,
        "create temp " + (shared ? "table " : "view ") + SqlText.name(name) + " as " + program);
    remember(new Relation(name, null, shared));
  }

  Schema describe(Relation relation) {
    return relation.declared() != null ? relation.declared() : derived(relation.name());
  }

  /** The schema of any relation of the database, as its record batches have it. */
  Schema derived(String name) {
    return columnsOf("relation '" + name + "'", SqlText.name(name));
  }

  private Schema columnsOf(String what, String source) {
    return statements.run(
        "describing " + what,
        (statement, pulse) -> {
          try (BufferAllocator memory = ArrowMemory.child("describe", SCHEMA_MEMORY);
              DuckDBResultSet rows =
                  (DuckDBResultSet) statement.executeQuery("select * from " + source + " limit 0");
              ArrowReader reader = (ArrowReader) rows.arrowExportStream(memory, 1)) {
            return ArrowSchemas.fromArrow(reader.getVectorSchemaRoot().getSchema());
          } catch (SchemaException e) {
            throw new EngineException(
                Kind.INPUT,
                what + " has no usable columns: " + e.getMessage() + " (name it with AS)",
                e);
          }
        });
  }

  private Set<String> columns(String doing, String source) {
    return statements.query(
        doing,
        "select * from " + source + " limit 0",
        rows -> {
          ResultSetMetaData columns = rows.getMetaData();
          Set<String> names = new HashSet<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
          }
          return names;
        });
  }

  private static void requireColumns(String doing, Schema schema, Set<String> present) {
    for (Field field : schema.fields()) {
      if (!field.nullable() && !present.contains(field.name().toLowerCase(Locale.ROOT))) {
        throw DuckDbErrors.failure(
            Kind.INPUT,
            doing,
            "column '" + field.name() + "' is never null but absent",
            "read it with the schema it was written with",
            null);
      }
    }
  }

  private void requireNew(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (defined.containsKey(lower) || lower.startsWith(RESERVED) || name.isBlank()) {
      throw new EngineException(
          Kind.INPUT,
          "relation name '"
              + name
              + "' is taken, empty or starts with "
              + RESERVED
              + "; choose another");
    }
  }

  private void remember(Relation relation) {
    defined.put(relation.name().toLowerCase(Locale.ROOT), relation);
  }
}
