package io.codeweft.functions;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.ParameterType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Random arguments for one function.
 *
 * @param types of the arguments, with what the variables stand for this time
 */
public record RandomCalls(List<DataType> types, List<List<@Nullable Object>> rows) {
  private static final List<Scalar> SCALARS =
      List.of(Scalar.STRING, Scalar.INT32, Scalar.INT64, Scalar.BOOL);
  private static final List<Scalar> KEYS_OF_BEST =
      List.of(Scalar.STRING, Scalar.INT32, Scalar.INT64, Scalar.BOOL, Scalar.FLOAT64);

  public static RandomCalls of(LibraryFunction function, int rows, RandomValues random) {
    int fixed = function.definition().parameters().size();
    int arguments = function.variadic() ? fixed + random.below(function.duckdb().upTo()) : fixed;
    Map<String, DataType> bound = new HashMap<>();
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < arguments; i++) {
      ParameterType type = function.typeAt(i);
      for (String variable : type.variables()) {
        boolean key = function.definition().name().startsWith("arg_") && variable.equals("K");
        bound.computeIfAbsent(variable, _ -> random.oneOf(key ? KEYS_OF_BEST : SCALARS));
      }
      types.add(type instanceof ParameterType.Any ? random.oneOf(SCALARS) : type.of(null, bound));
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int n = 0; n < rows; n++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < arguments; i++) {
        row.add(random.value(types.get(i), function.parameterAt(i).name()));
      }
      all.add(row);
    }
    return new RandomCalls(types, all);
  }

  /**
   * Random groups of the rows; arguments behind the first are the same for all rows of a function
   * with a separator.
   */
  public List<List<List<@Nullable Object>>> groups(LibraryFunction function, RandomValues random) {
    boolean constant = function.definition().name().equals("string_agg_det");
    List<List<List<@Nullable Object>>> groups = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (groups.isEmpty() || random.below(4) == 0) {
        groups.add(new ArrayList<>());
      }
      List<@Nullable Object> call = new ArrayList<>(row);
      if (constant) {
        call.set(1, rows.getFirst().get(1));
      }
      groups.getLast().add(call);
    }
    return groups;
  }

  /** The value as drivers take it: integers in the width of their type. */
  public static @Nullable Object engineValue(DataType type, @Nullable Object value) {
    return switch (value) {
      case Long number when type == Scalar.INT32 -> number.intValue();
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(engineValue(((DataType.ListOf) type).element(), item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        DataType.MapOf of = (DataType.MapOf) type;
        map.forEach(
            (key, item) ->
                entries.put(
                    Objects.requireNonNull(engineValue(of.key(), key)),
                    engineValue(of.value(), item)));
        yield entries;
      }
      case null, default -> value;
    };
  }
}
