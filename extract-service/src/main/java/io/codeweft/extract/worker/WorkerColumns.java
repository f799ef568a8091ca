package io.codeweft.extract.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns a worker says it fills. They must be those of the declarations: a record batch has no
 * names in it, so a difference would put values into wrong columns.
 */
record WorkerColumns(
    int protocol,
    String python,
    Map<String, JsonNode> datasets,
    @Nullable String libcst,
    @Nullable String libcstAbsent) {
  private static final int PROTOCOL = 3;

  static void verify(WorkerColumns hello) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    expected.add("protocol " + PROTOCOL);
    actual.add("protocol " + hello.protocol());
    for (DatasetDeclaration declaration : Datasets.filledByWorkers()) {
      for (Field field : Datasets.factColumns(declaration).fields()) {
        expected.add(declaration.name() + "." + field.name() + " " + text(field.type()));
      }
    }
    hello
        .datasets()
        .forEach(
            (dataset, columns) ->
                columns.forEach(
                    column ->
                        actual.add(
                            dataset + "." + column.get(0).asText() + " " + text(column.get(1)))));
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "nothing more";
      String given = i < actual.size() ? actual.get(i) : "nothing more";
      if (!wanted.equals(given)) {
        throw new ExtractException(
            "the extraction program and the dataset declarations differ: the program fills '"
                + given
                + "' where '"
                + wanted
                + "' is declared; bring schema.py and the declaration into line");
      }
    }
  }

  private static String text(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case INT32 -> "i4";
            case INT64 -> "i8";
            case STRING -> "s";
            case BOOL -> "b";
            case FLOAT64, BINARY -> "no " + scalar;
          };
      case DataType.ListOf list -> "[" + text(list.element()) + "]";
      case DataType.StructOf struct ->
          struct.fields().stream()
              .map(f -> f.name() + " " + text(f.type()))
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      case DataType.MapOf map -> "no " + map;
    };
  }

  private static String text(JsonNode type) {
    if (type.isTextual()) {
      return type.asText();
    }
    List<String> elements = new ArrayList<>();
    type.forEach(
        element ->
            elements.add(
                element.isTextual()
                    ? element.asText()
                    : element.get(0).asText() + " " + text(element.get(1))));
    return "[" + String.join(", ", elements) + "]";
  }
}
