package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.ListOf;
import io.codeweft.contracts.schema.DataType.MapOf;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.DataType.StructOf;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableException;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Between our schemas and Kernel's; every type and nullability goes both ways without loss. */
final class KernelSchemas {
  private KernelSchemas() {}

  static StructType toKernel(Schema schema) {
    return struct(schema.fields());
  }

  private static StructType struct(List<Field> fields) {
    List<StructField> result = new ArrayList<>(fields.size());
    for (Field field : fields) {
      result.add(new StructField(field.name(), type(field.type()), field.nullable()));
    }
    return new StructType(result);
  }

  private static io.delta.kernel.types.DataType type(DataType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case BOOL -> BooleanType.BOOLEAN;
            case INT32 -> IntegerType.INTEGER;
            case INT64 -> LongType.LONG;
            case FLOAT64 -> DoubleType.DOUBLE;
            case STRING -> StringType.STRING;
            case BINARY -> BinaryType.BINARY;
          };
      case ListOf(DataType element, boolean nullable) -> new ArrayType(type(element), nullable);
      case MapOf(DataType key, DataType value, boolean nullable) ->
          new MapType(type(key), type(value), nullable);
      case StructOf(List<Field> fields) -> struct(fields);
    };
  }

  /**
   * @throws TableException for a type we do not have; such a table was written by somebody else
   */
  static Schema fromKernel(String table, StructType struct) {
    return new Schema(fields(table, struct));
  }

  private static List<Field> fields(String where, StructType struct) {
    List<Field> result = new ArrayList<>(struct.length());
    for (StructField field : struct.fields()) {
      String name = field.getName();
      result.add(
          new Field(
              name, type(where + ", column " + name, field.getDataType()), field.isNullable()));
    }
    return result;
  }

  private static DataType type(String where, io.delta.kernel.types.DataType type) {
    return switch (type) {
      case BooleanType bool -> Scalar.BOOL;
      case IntegerType int32 -> Scalar.INT32;
      case LongType int64 -> Scalar.INT64;
      case DoubleType float64 -> Scalar.FLOAT64;
      case StringType string -> Scalar.STRING;
      case BinaryType binary -> Scalar.BINARY;
      case ArrayType list -> new ListOf(type(where, list.getElementType()), list.containsNull());
      case MapType map ->
          new MapOf(
              type(where, map.getKeyType()),
              type(where, map.getValueType()),
              map.isValueContainsNull());
      case StructType struct -> new StructOf(fields(where, struct));
      default ->
          throw new TableException(
              where
                  + ": the Delta type "
                  + type
                  + " has no equivalent here; such a table was not written by Codeweft");
    };
  }
}
