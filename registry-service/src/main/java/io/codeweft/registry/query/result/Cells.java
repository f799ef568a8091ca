package io.codeweft.registry.query.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Cells of record batches as text and JSON: lists, structs and maps nest, bytes are base64. */
public final class Cells {
  private Cells() {}

  /** Scalars as they are, nested values as JSON; null stays null. */
  public static @Nullable String text(FieldVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case ListVector _, StructVector _ -> json(column, row);
      case VarBinaryVector bytes -> Base64.getEncoder().encodeToString(bytes.get(row));
      default -> String.valueOf(column.getObject(row));
    };
  }

  private static String json(FieldVector column, int row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.mapper().createGenerator(text)) {
      writeJson(json, column, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void writeJson(JsonGenerator json, FieldVector column, int row) throws IOException {
    if (column.isNull(row)) {
      json.writeNull();
      return;
    }
    switch (column) {
      case BitVector bit -> json.writeBoolean(bit.get(row) != 0);
      case IntVector number -> json.writeNumber(number.get(row));
      case BigIntVector number -> json.writeNumber(number.get(row));
      case Float8Vector number -> json.writeNumber(number.get(row));
      case VarBinaryVector bytes -> json.writeBinary(bytes.get(row));
      case MapVector map -> writeMap(json, map, row);
      case ListVector list -> {
        json.writeStartArray();
        for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
          writeJson(json, list.getDataVector(), i);
        }
        json.writeEndArray();
      }
      case StructVector struct -> {
        json.writeStartObject();
        for (FieldVector field : struct.getChildrenFromFields()) {
          json.writeFieldName(field.getName());
          writeJson(json, field, row);
        }
        json.writeEndObject();
      }
      default -> json.writeString(String.valueOf(column.getObject(row)));
    }
  }

  /** An object of its own: Arrow has a map as a list of key and value. */
  private static void writeMap(JsonGenerator json, MapVector map, int row) throws IOException {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    json.writeStartObject();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      json.writeFieldName(String.valueOf(keys.getObject(i)));
      writeJson(json, values, i);
    }
    json.writeEndObject();
  }
}
