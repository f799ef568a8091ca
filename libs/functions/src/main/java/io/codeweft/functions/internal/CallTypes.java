package io.codeweft.functions.internal;

import io.codeweft.contracts.schema.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables and open parameters of a function stand for in one golden vector. */
public record CallTypes(List<DataType> arguments, DataType result) {
  public CallTypes {
    arguments = List.copyOf(arguments);
  }

  public static CallTypes of(LibraryFunction function, GoldenVector vector) {
    Map<String, DataType> bound = new HashMap<>();
    int count =
        vector.rows().isEmpty()
            ? function.definition().parameters().size()
            : vector.rows().getFirst().size();
    for (List<@Nullable Object> row : vector.rows()) {
      for (int i = 0; i < row.size(); i++) {
        function.typeAt(i).bind(row.get(i), bound);
      }
    }
    function.returnType().bind(vector.result(), bound);
    List<DataType> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(function.typeAt(i).of(firstNonNull(vector.rows(), i), bound));
    }
    return new CallTypes(arguments, function.returnType().of(vector.result(), bound));
  }

  private static @Nullable Object firstNonNull(List<List<@Nullable Object>> rows, int at) {
    for (List<@Nullable Object> row : rows) {
      if (row.get(at) != null) {
        return row.get(at);
      }
    }
    return null;
  }
}
