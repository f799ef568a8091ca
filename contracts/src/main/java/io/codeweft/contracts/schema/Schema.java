package io.codeweft.contracts.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.codeweft.contracts.json.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a dataset, view or table, in order. Its JSON form is its canonical text, {@code
 * struct<repo:string!,path:string!,...>}.
 */
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
    Field.requireDistinct(fields);
  }

  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  /** Reads the canonical text. */
  @JsonCreator
  public static Schema parse(String text) {
    return TypeParser.parse(text) instanceof DataType.StructOf(List<Field> fields)
        ? new Schema(fields)
        : failNotStruct(text);
  }

  private static Schema failNotStruct(String text) {
    throw new SchemaException("a schema is a struct<...>, not '" + text + "'");
  }

  /** The field of that name, compared without case. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** SHA-256 over the canonical text in lower case, 64 hex digits. */
  public String fingerprint() {
    return Digest.sha256Hex(toString().toLowerCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(",", "struct<", ">"));
  }
}
