package io.codeweft.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a table have one Parquet schema, whatever the planner knows about their rows. */
class ParquetSchemaTest {
  private static final Schema SCHEMA =
      Schema.parse("struct<id:string!,n:int64,l:list<struct<x:int32!>>,m:map<string!,string>>");

  @TempDir Path temp;

  @Test
  void nullsAndPlannerKnowledgeDoNotShowInTheSchema() {
    List<String> programs =
        List.of(
            "select 'a' as id, 1 as n, [{'x': 1}] as l, map {'k': 'v'} as m",
            "select null as id, null as n, null as l, null as m",
            "select 'i' || i as id, i as n, [{'x': i}] as l, map {'k': 'v'} as m"
                + " from range(5000) as r(i)",
            "select 'i' as id, 1 as n, null as l, null as m where false");
    try (EngineSession session =
        new DuckDbEngine()
            .open(SessionOptions.in(temp.resolve("work")).withWritable(List.of(temp)))) {
      List<List<String>> schemas = new ArrayList<>();
      for (boolean shared : List.of(true, false)) {
        for (String program : programs) {
          String name = "t" + schemas.size();
          Path file = temp.resolve(name + ".parquet");
          session.define(name, program, shared);
          session.write(name, SCHEMA, List.of("id", "n"), file);
          schemas.add(parquetSchema(session, file));
        }
      }
      assertThat(schemas.stream().distinct())
          .containsExactly(
              List.of(
                  "duckdb_schema REQUIRED",
                  "id OPTIONAL",
                  "n OPTIONAL",
                  "l OPTIONAL",
                  "list REPEATED",
                  "element OPTIONAL",
                  "x OPTIONAL",
                  "m OPTIONAL",
                  "key_value REPEATED",
                  "key REQUIRED",
                  "value OPTIONAL"));
    }
  }

  private static List<String> parquetSchema(EngineSession session, Path file) {
    List<String> columns = new ArrayList<>();
    session.query(
        "select name || ' ' || repetition_type as c from parquet_schema("
            + SqlText.text(file.toString())
            + ")",
        100,
        batch -> add(batch, columns));
    return columns;
  }

  private static void add(VectorSchemaRoot batch, List<String> columns) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      columns.add(batch.getVector(0).getObject(row).toString());
    }
  }
}
