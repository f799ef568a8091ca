package io.codeweft.functions.reference;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Functions that the policy lane replaces, so that no engine has them. */
public final class LaneWork {
  private LaneWork() {}

  /** {@code struct_pick}: these fields, in this order; null for a null struct. */
  public static @Nullable Map<Object, @Nullable Object> pick(
      @Nullable Map<?, ?> struct, List<@Nullable Object> fields) {
    if (struct == null) {
      return null;
    }
    Map<Object, @Nullable Object> picked = new LinkedHashMap<>();
    fields.forEach(field -> picked.put(Objects.requireNonNull(field), struct.get(field)));
    return picked;
  }

  /**
   * {@code arrow_metadata} of a nullable column that holds this value.
   *
   * @param key {@code type}, {@code arrow_type} or {@code nullable}
   */
  public static String metadata(@Nullable Object value, @Nullable String key) {
    return switch (Objects.requireNonNull(key)) {
      case "type" -> type(value, false);
      case "arrow_type" -> type(value, true);
      default -> "true";
    };
  }

  private static String type(@Nullable Object value, boolean arrow) {
    return switch (value) {
      case Long _ -> arrow ? "Int64" : "int64";
      case Double _ -> arrow ? "Float64" : "float64";
      case Boolean _ -> arrow ? "Bool" : "bool";
      case List<?> list ->
          arrow ? "List" : "list<" + type(list.isEmpty() ? null : list.getFirst(), false) + ">";
      case Map<?, ?> struct ->
          arrow
              ? "Struct"
              : struct.entrySet().stream()
                  .map(field -> field.getKey() + ":" + type(field.getValue(), false))
                  .collect(Collectors.joining(",", "struct<", ">"));
      case null, default -> arrow ? "Utf8" : "string";
    };
  }

  /**
   * {@code dedupe_best_by_score}: true for the row with the greatest score and, of those, the least
   * ties from left to right; nulls come last. Of rows that do not differ, one is the best.
   */
  public static List<@Nullable Object> best(List<List<@Nullable Object>> rows) {
    List<@Nullable Object> best = null;
    for (List<@Nullable Object> row : rows) {
      if (best == null || isBefore(row, best)) {
        best = row;
      }
    }
    List<@Nullable Object> results = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      results.add(row == best);
    }
    return results;
  }

  private static boolean isBefore(List<@Nullable Object> a, List<@Nullable Object> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = compare(a.get(i), b.get(i), i == 0 ? -1 : 1);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static int compare(@Nullable Object a, @Nullable Object b, int direction) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return direction * Order.compare(a, b);
  }

  /** {@code range_table}: from start by step up to, and without, stop. */
  public static List<Map<String, @Nullable Object>> range(
      @Nullable Long start, @Nullable Long stop, @Nullable Long step) {
    long from = Objects.requireNonNull(start);
    long to = Objects.requireNonNull(stop);
    long by = Objects.requireNonNull(step);
    return LongStream.iterate(from, n -> by > 0 ? n < to : n > to, n -> n + by)
        .mapToObj(n -> row("value", n))
        .toList();
  }

  /** {@code udf_registry}: one row for each function. */
  public static List<Map<String, @Nullable Object>> registry(FunctionSnapshot functions) {
    return functions.functions().stream()
        .map(
            f ->
                row(
                    "name", f.name(),
                    "kind", f.kind().name().toLowerCase(Locale.ROOT),
                    "signature", f.signature(),
                    "null_rule", f.nullRule().name().toLowerCase(Locale.ROOT),
                    "volatility", f.volatility().name().toLowerCase(Locale.ROOT),
                    "aliases", String.join(",", f.aliases()),
                    "tags", String.join(",", f.tags()),
                    "run_by", f.expression() == null ? "engine" : "lane",
                    "version", f.version().longValue(),
                    "implementation_hash", f.implementationHash()))
        .toList();
  }

  /** {@code udf_docs}: one row for each function. */
  public static List<Map<String, @Nullable Object>> docs(FunctionSnapshot functions) {
    return functions.functions().stream()
        .map(
            f ->
                row(
                    "name", f.name(),
                    "signature", f.signature(),
                    "documentation", f.documentation().strip(),
                    "examples",
                        f.examples().stream()
                            .map(LaneWork::example)
                            .collect(Collectors.joining("\n"))))
        .toList();
  }

  private static String example(FunctionDefinition.Example example) {
    return example.call() + " = " + example.result();
  }

  private static Map<String, @Nullable Object> row(Object... namesAndValues) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }
}
