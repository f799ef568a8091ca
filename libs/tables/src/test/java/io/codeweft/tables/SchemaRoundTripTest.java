package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaRoundTripTest {
  private static final String NESTED =
      "struct<b:bool,i:int32!,l:int64,d:float64,s:string!,x:binary,"
          + "nodes:list<struct<id:int64!,names:list<string!>!,at:struct<line:int32!,col:int32>>!>,"
          + "attrs:map<string!,string>,deep:map<int32!,list<map<string!,float64!>>!>!>";

  @TempDir Path table;
  private final DeltaTables tables = new DeltaTables(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        NESTED,
        "struct<a:list<list<list<int32!>>>>",
        "struct<A:int32,b:struct<c:struct<d:bool!>!>>"
      })
  void typesAndNullabilityComeBack(String text) {
    Schema schema = Schema.parse(text);
    assertThat(schema.toString()).isEqualTo(text);
    tables.commit(request(schema, List.of()));

    assertThat(tables.latest(table).orElseThrow().schema()).isEqualTo(schema);
  }

  @Test
  void nestedRowsComeBack() throws SQLException {
    try (Duck duck = new Duck()) {
      String row =
          """
          SELECT true AS b, 1::INTEGER AS i, 2::BIGINT AS l, 0.5::DOUBLE AS d, 'ü' AS s,
            '\\x00\\xFF'::BLOB AS x,
            [{'id': 1::BIGINT, 'names': ['a', 'b'], 'at': {'line': 3::INTEGER, 'col': NULL::INTEGER}}]
              AS nodes,
            MAP {'k': 'v', 'n': NULL} AS attrs,
            MAP {7::INTEGER: [MAP {'x': 1.5::DOUBLE}]} AS deep
          """;
      DataFile file = duck.write(table, "a.parquet", row);
      CommitResult result = tables.commit(request(Schema.parse(NESTED), List.of(file)));

      assertThat(result).isInstanceOf(CommitResult.Committed.class);
      assertThat(duck.rows(tables.at(table, 0).paths(), "*")).isEqualTo(duck.query(row));
      assertThat(tables.at(table, 0).files().getFirst().bounds().keySet())
          .containsExactly("b", "d", "i", "l", "s", "x");
    }
  }

  private CommitRequest request(Schema schema, List<DataFile> files) {
    return new CommitRequest(
        table, schema, Map.of(), OptionalLong.empty(), files, List.of(), List.of(), "m", 1);
  }
}
