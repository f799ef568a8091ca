package io.codeweft.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.json.Json;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final String NESTED =
      "struct<repo:string!,nodes:list<struct<id:int32!,tags:list<string!>>!>!,attrs:map<string!,string>>";

  @Test
  void theTextFormIsItsOwnInverse() {
    assertThat(Schema.parse(NESTED)).hasToString(NESTED);
  }

  @Test
  void jsonCarriesTheText() {
    Schema schema = Schema.parse(NESTED);
    assertThat(Json.read(Json.bytes(schema), Schema.class)).isEqualTo(schema);
  }

  @Test
  void theFingerprintSeesNullabilityAndOrder() {
    assertThat(Schema.parse("struct<a:int32,b:string>").fingerprint())
        .isNotEqualTo(Schema.parse("struct<a:int32!,b:string>").fingerprint())
        .isNotEqualTo(Schema.parse("struct<b:string,a:int32>").fingerprint())
        .isEqualTo(Schema.parse("struct<A : int32, b:string>").fingerprint());
  }

  @Test
  void anUnknownTypeIsNamedWithItsPosition() {
    assertThatThrownBy(() -> Schema.parse("struct<a:int33>"))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("position 10")
        .hasMessageContaining("unknown type 'int33'")
        .hasMessageContaining("int32");
  }

  @Test
  void namesThatDifferInCaseOnlyAreTwins() {
    assertThatThrownBy(() -> Schema.parse("struct<a:int32,A:int32>"))
        .hasMessageContaining("'A' appears twice");
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> Schema.parse("struct<a:" + "list<".repeat(40) + "int32"))
        .hasMessageContaining("at most 32 deep");
  }
}
