package io.codeweft.materializer.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  private static final Schema EXPECTED = Schema.parse("struct<a:string!,b:list<int32!>,c:bool>");

  @Test
  void equalSchemasHaveNoFindings() {
    assertThat(SchemaCheck.findings(EXPECTED, EXPECTED)).isEmpty();
  }

  @Test
  void eachColumnAtFaultIsNamed() {
    assertThat(lines("struct<a:string,b:list<int64>,d:bool>"))
        .containsExactly(
            "NULLABILITY a: never null / may be null",
            "TYPE b: list<int32!> / list<int64>",
            "MISSING_COLUMN c: c:bool / absent",
            "EXTRA_COLUMN d: absent / d:bool");
  }

  @Test
  void theOrderOfColumnsCounts() {
    assertThat(lines("struct<b:list<int32!>,a:string!,c:bool>"))
        .containsExactly("METADATA null: columns in the order [a, b, c] / the order [b, a, c]");
  }

  private static List<String> lines(String actual) {
    return SchemaCheck.findings(EXPECTED, Schema.parse(actual)).stream()
        .map(f -> f.type() + " " + f.column() + ": " + f.expected() + " / " + f.actual())
        .toList();
  }
}
