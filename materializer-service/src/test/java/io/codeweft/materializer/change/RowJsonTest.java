package io.codeweft.materializer.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.testkit.TestTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowJsonTest {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<b:bool,i:int32,l:int64,f:float64,s:string,x:binary,ls:list<string>,"
              + "m:map<string!,int64>,st:struct<a:int32,n:list<struct<k:string>>>>");

  @TempDir Path dir;

  @Test
  void everyTypeAndItsNulls() {
    assertThat(
            rows(
                """
                select true as b, 7::integer as i, 9007199254740993 as l, 0.5::double as f,
                  'é"' as s, '\\x01\\xFF'::blob as x, ['p', null] as ls, map {'k': 1, 'j': null} as m,
                  {'a': 1, 'n': [{'k': 'v'}, null]} as st
                union all select null, null, null, null, null, null, null, null, null
                union all select false, -1, 0, -0.25, '', ''::blob, [], map {}, {'a': null, 'n': []}
                """))
        .containsExactly(
            "{\"b\":true,\"i\":7,\"l\":9007199254740993,\"f\":0.5,\"s\":\"é\\\"\",\"x\":\"Af8=\","
                + "\"ls\":[\"p\",null],\"m\":{\"k\":1,\"j\":null},\"st\":{\"a\":1,\"n\":[{\"k\":\"v\"},null]}}",
            "{\"b\":null,\"i\":null,\"l\":null,\"f\":null,\"s\":null,\"x\":null,\"ls\":null,"
                + "\"m\":null,\"st\":null}",
            "{\"b\":false,\"i\":-1,\"l\":0,\"f\":-0.25,\"s\":\"\",\"x\":\"\",\"ls\":[],\"m\":{},"
                + "\"st\":{\"a\":null,\"n\":[]}}");
  }

  private List<String> rows(String query) {
    TestTables tables = new TestTables(dir);
    Path table = tables.warehouse().root().resolve("t");
    tables.write(table, "rows.parquet", SCHEMA, query);
    List<Path> files = List.of(table.resolve("rows.parquet"));
    return tables.session(
        files,
        List.of(),
        session -> {
          List<String> lines = new ArrayList<>();
          session.table("rows", SCHEMA, files);
          session.query(
              "rows",
              10,
              batch ->
                  IntStream.range(0, batch.getRowCount())
                      .mapToObj(row -> RowJson.row(batch, SCHEMA.names(), row).toString())
                      .forEach(lines::add));
          return lines;
        });
  }
}
