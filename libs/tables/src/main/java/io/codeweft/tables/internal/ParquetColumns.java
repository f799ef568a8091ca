package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.ListOf;
import io.codeweft.contracts.schema.DataType.MapOf;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.DataType.StructOf;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.SchemaElement;

/**
 * The schema of a Parquet file, which lists its elements in depth-first order. Lists and maps have
 * three levels: the annotated group, a repeated group, the content.
 */
final class ParquetColumns {
  private final Path file;
  private final Iterator<SchemaElement> elements;

  private ParquetColumns(Path file, List<SchemaElement> elements) {
    this.file = file;
    this.elements = elements.iterator();
  }

  static Schema schema(Path file, List<SchemaElement> elements) {
    ParquetColumns reader = new ParquetColumns(file, elements);
    return new Schema(reader.fields(reader.elements.next()));
  }

  private List<Field> fields(SchemaElement group) {
    List<Field> result = new ArrayList<>(group.getNum_children());
    for (int i = 0; i < group.getNum_children(); i++) {
      result.add(field());
    }
    return result;
  }

  private Field field() {
    SchemaElement element = elements.next();
    DataType type = type(element);
    return new Field(
        element.getName(), type, element.getRepetition_type() != FieldRepetitionType.REQUIRED);
  }

  private DataType type(SchemaElement element) {
    if (element.getRepetition_type() == FieldRepetitionType.REPEATED) {
      throw unknown(element, "a repeated field outside a list");
    }
    if (element.isSetType()) {
      return scalar(element);
    }
    if (element.getConverted_type() == ConvertedType.LIST) {
      Field content = content(element, 1).getFirst();
      return new ListOf(content.type(), content.nullable());
    }
    if (element.getConverted_type() == ConvertedType.MAP) {
      List<Field> content = content(element, 2);
      Field value = content.get(1);
      return new MapOf(content.getFirst().type(), value.type(), value.nullable());
    }
    if (element.isSetConverted_type()) {
      throw unknown(element, "a group of kind " + element.getConverted_type());
    }
    return new StructOf(fields(element));
  }

  private List<Field> content(SchemaElement group, int children) {
    SchemaElement repeated = elements.next();
    if (group.getNum_children() != 1
        || repeated.getRepetition_type() != FieldRepetitionType.REPEATED
        || repeated.getNum_children() != children) {
      throw unknown(group, "a list or map without the three levels of the Parquet format");
    }
    return fields(repeated);
  }

  private Scalar scalar(SchemaElement element) {
    boolean plain = !element.isSetConverted_type() && !element.isSetLogicalType();
    return switch (element.getType()) {
      case BOOLEAN -> Scalar.BOOL;
      case INT32 -> integer(element, plain, ConvertedType.INT_32, Scalar.INT32);
      case INT64 -> integer(element, plain, ConvertedType.INT_64, Scalar.INT64);
      case DOUBLE -> Scalar.FLOAT64;
      case BYTE_ARRAY -> {
        if (plain) {
          yield Scalar.BINARY;
        }
        if (element.getConverted_type() == ConvertedType.UTF8
            || (element.isSetLogicalType() && element.getLogicalType().isSetSTRING())) {
          yield Scalar.STRING;
        }
        throw unknown(element, stored(element));
      }
      case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw unknown(element, stored(element));
    };
  }

  private Scalar integer(
      SchemaElement element, boolean plain, ConvertedType converted, Scalar scalar) {
    if (plain || isSigned(element, converted, scalar == Scalar.INT32 ? 32 : 64)) {
      return scalar;
    }
    throw unknown(element, stored(element));
  }

  private static String stored(SchemaElement element) {
    return element.getType()
        + (element.isSetConverted_type() ? " as " + element.getConverted_type() : "")
        + (element.isSetLogicalType() ? " (" + element.getLogicalType() + ")" : "");
  }

  private static boolean isSigned(SchemaElement element, ConvertedType converted, int bits) {
    if (element.isSetLogicalType()) {
      IntType integer =
          element.getLogicalType().isSetINTEGER() ? element.getLogicalType().getINTEGER() : null;
      return integer != null && integer.isIsSigned() && integer.getBitWidth() == bits;
    }
    return element.getConverted_type() == converted;
  }

  private TableException unknown(SchemaElement element, String what) {
    return new TableException(
        file
            + ": column '"
            + element.getName()
            + "' is stored as "
            + what
            + ", which no type of ours maps to; cast the column where the file is written");
  }
}
