package io.codeweft.standalone.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.MapVector;
import org.jspecify.annotations.Nullable;

/** Values of Arrow cells as text and JSON: lists, structs and maps nest. */
final class Cells {
  private Cells() {}

  static @Nullable Object value(FieldVector column, int row) {
    Object value = column.getObject(row);
    return value != null && column instanceof MapVector ? entries((List<?>) value) : value;
  }

  /** Scalars as they are, nested values as JSON; null stays null. */
  static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
      return value.toString();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.mapper().createGenerator(text)) {
      writeJson(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void writeJson(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          writeJson(json, item);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          writeJson(json, entry.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /** Arrow gives a map as a list of {key, value} structs. */
  private static Map<String, @Nullable Object> entries(List<?> pairs) {
    Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
    for (Object pair : pairs) {
      Map<?, ?> entry = (Map<?, ?>) pair;
      map.put(String.valueOf(entry.get(MapVector.KEY_NAME)), entry.get(MapVector.VALUE_NAME));
    }
    return map;
  }
}
