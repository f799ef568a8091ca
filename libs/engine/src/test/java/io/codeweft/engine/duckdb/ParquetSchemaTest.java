package io.codeweft.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a table have one Parquet schema, whatever the planner knows about their rows. */
class ParquetSchemaTest {
  private static final Schema SCHEMA =
      Schema.parse("struct<id:string!,n:int64,l:list<struct<x:int32!>>,m:map<string!,string>>");

  @TempDir Path temp;

  @Test
  void nullsAndPlannerKnowledgeDoNotShowInTheSchema() throws SQLException {
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
          schemas.add(parquetSchema(file));
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

  /** Not through a session: a program may not look at files. */
  private static List<String> parquetSchema(Path file) throws SQLException {
    List<String> columns = new ArrayList<>();
    String look =
        "select name || ' ' || repetition_type from parquet_schema("
            + SqlText.text(file.toString())
            + ")";
    try (Connection connection = Lockdown.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(look)) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }
}
