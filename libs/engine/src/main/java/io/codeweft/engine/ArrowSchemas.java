package io.codeweft.engine;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Schemas to Arrow and back. Nullability is carried on every level. Coming back, narrower types
 * widen to ours (8 and 16 bit integers, 32 bit floats, large and fixed-size binaries, decimals
 * without a fraction to int64, with one to float64); what has no counterpart is refused.
 */
public final class ArrowSchemas {
  private ArrowSchemas() {}

  public static org.apache.arrow.vector.types.pojo.Schema toArrow(Schema schema) {
    return new org.apache.arrow.vector.types.pojo.Schema(
        schema.fields().stream().map(ArrowSchemas::toArrow).toList());
  }

  public static Schema fromArrow(org.apache.arrow.vector.types.pojo.Schema schema) {
    return new Schema(schema.getFields().stream().map(ArrowSchemas::fromArrow).toList());
  }

  private static org.apache.arrow.vector.types.pojo.Field toArrow(Field field) {
    return toArrow(field.name(), field.type(), field.nullable());
  }

  private static org.apache.arrow.vector.types.pojo.Field toArrow(
      String name, DataType type, boolean nullable) {
    return switch (type) {
      case DataType.Scalar scalar -> arrow(name, nullable, scalar(scalar), List.of());
      case DataType.ListOf list ->
          arrow(
              name,
              nullable,
              new ArrowType.List(),
              List.of(
                  toArrow(ListVector.DATA_VECTOR_NAME, list.element(), list.elementNullable())));
      case DataType.MapOf map ->
          arrow(
              name,
              nullable,
              new ArrowType.Map(false),
              List.of(
                  arrow(
                      MapVector.DATA_VECTOR_NAME,
                      false,
                      new ArrowType.Struct(),
                      List.of(
                          toArrow(MapVector.KEY_NAME, map.key(), false),
                          toArrow(MapVector.VALUE_NAME, map.value(), map.valueNullable())))));
      case DataType.StructOf struct ->
          arrow(
              name,
              nullable,
              new ArrowType.Struct(),
              struct.fields().stream().map(ArrowSchemas::toArrow).toList());
    };
  }

  private static org.apache.arrow.vector.types.pojo.Field arrow(
      String name,
      boolean nullable,
      ArrowType type,
      List<org.apache.arrow.vector.types.pojo.Field> children) {
    return new org.apache.arrow.vector.types.pojo.Field(
        name, new FieldType(nullable, type, null), children);
  }

  private static ArrowType scalar(DataType.Scalar scalar) {
    return switch (scalar) {
      case BOOL -> new ArrowType.Bool();
      case INT32 -> new ArrowType.Int(32, true);
      case INT64 -> new ArrowType.Int(64, true);
      case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING -> new ArrowType.Utf8();
      case BINARY -> new ArrowType.Binary();
    };
  }

  private static Field fromArrow(org.apache.arrow.vector.types.pojo.Field field) {
    return new Field(field.getName(), type(field), field.isNullable());
  }

  private static DataType type(org.apache.arrow.vector.types.pojo.Field field) {
    List<org.apache.arrow.vector.types.pojo.Field> children = field.getChildren();
    return switch (field.getType()) {
      case ArrowType.Bool _ -> DataType.Scalar.BOOL;
      case ArrowType.Int integer when fits32(integer) -> DataType.Scalar.INT32;
      case ArrowType.Int integer when fits64(integer) -> DataType.Scalar.INT64;
      case ArrowType.Decimal decimal when decimal.getScale() == 0 -> DataType.Scalar.INT64;
      case ArrowType.Decimal _, ArrowType.FloatingPoint _ -> DataType.Scalar.FLOAT64;
      case ArrowType.Utf8 _, ArrowType.LargeUtf8 _ -> DataType.Scalar.STRING;
      case ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.FixedSizeBinary _ ->
          DataType.Scalar.BINARY;
      case ArrowType.List _, ArrowType.LargeList _ ->
          new DataType.ListOf(type(children.getFirst()), children.getFirst().isNullable());
      case ArrowType.Map _ -> map(children.getFirst().getChildren());
      case ArrowType.Struct _ ->
          new DataType.StructOf(children.stream().map(ArrowSchemas::fromArrow).toList());
      default ->
          throw new EngineException(
              EngineException.Kind.INPUT,
              "column '"
                  + field.getName()
                  + "' has the Arrow type "
                  + field.getType()
                  + ", which Codeweft has no type for; cast it to bool, int32, int64, float64,"
                  + " string or binary");
    };
  }

  private static DataType map(List<org.apache.arrow.vector.types.pojo.Field> entry) {
    return new DataType.MapOf(type(entry.get(0)), type(entry.get(1)), entry.get(1).isNullable());
  }

  private static boolean fits32(ArrowType.Int type) {
    return type.getBitWidth() < 32 || (type.getBitWidth() == 32 && type.getIsSigned());
  }

  private static boolean fits64(ArrowType.Int type) {
    return type.getBitWidth() == 32 || type.getIsSigned();
  }
}
