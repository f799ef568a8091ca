package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

class ArrowSchemasTest {

  @Test
  void everyTypeComesBackWithItsNullability() {
    Schema schema =
        Schema.parse(
            "struct<a:bool,b:int32!,c:int64,d:float64,e:string!,f:binary,"
                + "g:list<struct<x:int32!,y:list<string!>>!>!,"
                + "h:map<string!,string>,i:map<int32!,list<int64>!>!,j:struct<k:bool>>");
    assertThat(ArrowSchemas.fromArrow(ArrowSchemas.toArrow(schema))).isEqualTo(schema);
  }

  @Test
  void foreignTypesWiden() {
    assertThat(
            ArrowSchemas.fromArrow(
                arrow(
                    Field.nullable("tiny", new ArrowType.Int(8, true)),
                    Field.nullable("short", new ArrowType.Int(16, false)),
                    Field.nullable("unsigned", new ArrowType.Int(32, false)),
                    Field.nullable("huge", new ArrowType.Decimal(38, 0, 128)),
                    Field.nullable("decimal", new ArrowType.Decimal(10, 2, 128)),
                    Field.nullable(
                        "single", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
                    Field.nullable("large", new ArrowType.LargeUtf8()),
                    Field.nullable("hash", new ArrowType.FixedSizeBinary(16)))))
        .isEqualTo(
            Schema.parse(
                "struct<tiny:int32,short:int32,unsigned:int64,huge:int64,decimal:float64,"
                    + "single:float64,large:string,hash:binary>"));
  }

  @Test
  void whatHasNoCounterpartIsRefusedByName() {
    assertThatThrownBy(
            () ->
                ArrowSchemas.fromArrow(
                    arrow(
                        Field.nullable("at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)))))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("'at'")
        .hasMessageContaining("cast it");
    assertThatThrownBy(
            () -> ArrowSchemas.fromArrow(arrow(Field.nullable("u", new ArrowType.Int(64, false)))))
        .isInstanceOf(EngineException.class);
  }

  private static org.apache.arrow.vector.types.pojo.Schema arrow(Field... fields) {
    return new org.apache.arrow.vector.types.pojo.Schema(List.of(fields));
  }
}
