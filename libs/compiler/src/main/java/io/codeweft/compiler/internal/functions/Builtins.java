package io.codeweft.compiler.internal.functions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/**
 * The explicit list of functions that are not of the library: those whose engine form is known to
 * mean exactly what is said here. Adding one needs a differential test.
 */
final class Builtins {
  private Builtins() {}

  /** Signature, then what the engine calls it. */
  private static final String[][] SCALARS = {
    {"upper(text string) -> string!", "upper"},
    {"lower(text string) -> string!", "lower"},
    {"substring(text string; start int64; length int64?) -> string!", "substring"},
    {"replace(text string; search string; replacement string) -> string!", "replace"},
    {"char_length(text string) -> int64!", "length"},
    {"octet_length(text string) -> int64!", "strlen"},
    {"strpos(text string; search string) -> int64!", "strpos"},
    {"trim(text string; characters string?) -> string!", "trim"},
    {"ltrim(text string; characters string?) -> string!", "ltrim"},
    {"rtrim(text string; characters string?) -> string!", "rtrim"},
    {"starts_with(text string; prefix string) -> bool!", "starts_with"},
    {"ends_with(text string; suffix string) -> bool!", "ends_with"},
    {"split_part(text string; separator string; position int64) -> string!", "split_part"},
    {"string_split(text string; separator string) -> list<string>!", "string_split"},
    {"reverse(text string) -> string!", "reverse"},
    {"repeat(text string; times int64) -> string!", "repeat"},
    {"regexp_matches(text string; re2 string) -> bool!", "regexp_matches"},
    {
      "regexp_replace(text string; re2 string; replacement string; flags string?) -> string!",
      "regexp_replace"
    },
    {"regexp_extract(text string; re2 string; group int32?) -> string!", "regexp_extract"},
    {"abs(value N) -> N!", "abs"},
    {"floor(value float64) -> float64!", "floor"},
    {"ceil(value float64) -> float64!", "ceil"},
    {"round(value float64; digits int32?) -> float64!", "round"},
    {"greatest(values T...) -> T", "greatest"},
    {"least(values T...) -> T", "least"},
    {"list_contains(list list<T>; value T) -> bool", "list_contains"},
    {"map_keys(map map<K,V>) -> list<K>!", "map_keys"},
    {"map_values(map map<K,V>) -> list<V>!", "map_values"},
    {"cardinality(list list<T>) -> int64!", "len"},
  };

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("substr", "substring"),
          Map.entry("character_length", "char_length"),
          Map.entry("length", "char_length"),
          Map.entry("strlen", "octet_length"),
          Map.entry("instr", "strpos"),
          Map.entry("btrim", "trim"),
          Map.entry("str_split", "string_split"),
          Map.entry("ceiling", "ceil"),
          Map.entry("array_contains", "list_contains"),
          Map.entry("len", "cardinality"),
          Map.entry("list_agg", "array_agg"),
          Map.entry("list", "array_agg"),
          Map.entry("listagg", "string_agg"),
          Map.entry("grouping_id", "grouping"),
          Map.entry("every", "bool_and"),
          Map.entry("some", "bool_or"));

  /** By lower-case name, aliases included. */
  static Map<String, SqlOperator> all() {
    Map<String, SqlOperator> all = new TreeMap<>();
    for (String[] scalar : SCALARS) {
      LaneFunction function = LaneFunction.builtin(scalar[0], scalar[1]);
      all.put(function.getName(), function);
    }
    all.put("map_entries", LaneFunction.MAP_ENTRIES);
    all.put("coalesce", SqlStdOperatorTable.COALESCE);
    all.put("nullif", SqlStdOperatorTable.NULLIF);
    all.put("mod", SqlStdOperatorTable.MOD);
    all.put("grouping", SqlStdOperatorTable.GROUPING);
    aggregates().forEach(aggregate -> all.put(nameOf(aggregate), aggregate));
    ALIASES.forEach((alias, name) -> all.put(alias, Objects.requireNonNull(all.get(name))));
    return all;
  }

  private static String nameOf(SqlOperator operator) {
    return operator.getName().toLowerCase(Locale.ROOT);
  }

  private static List<SqlOperator> aggregates() {
    return List.of(
        SqlStdOperatorTable.COUNT,
        SqlStdOperatorTable.SUM,
        SqlStdOperatorTable.MIN,
        SqlStdOperatorTable.MAX,
        SqlStdOperatorTable.AVG,
        bool("bool_and"),
        bool("bool_or"),
        ordered("array_agg", SqlKind.ARRAY_AGG),
        ordered("string_agg", SqlKind.LISTAGG),
        SqlStdOperatorTable.ROW_NUMBER,
        SqlStdOperatorTable.RANK,
        SqlStdOperatorTable.DENSE_RANK,
        new Neighbour(SqlKind.LAG),
        new Neighbour(SqlKind.LEAD),
        SqlStdOperatorTable.FIRST_VALUE,
        SqlStdOperatorTable.LAST_VALUE);
  }

  private static SqlAggFunction bool(String name) {
    return SqlBasicAggFunction.create(
            name, SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0_NULLABLE_IF_EMPTY, OperandTypes.BOOLEAN)
        .withFunctionType(SqlFunctionCategory.SYSTEM);
  }

  /** Takes its rows in an order, which it must be given; null where no row is left. */
  private static SqlAggFunction ordered(String name, SqlKind kind) {
    return SqlBasicAggFunction.create(
            name,
            kind,
            kind == SqlKind.ARRAY_AGG ? Builtins::listType : ReturnTypes.ARG0_FORCE_NULLABLE,
            kind == SqlKind.ARRAY_AGG
                ? OperandTypes.ANY
                : OperandTypes.CHARACTER.or(OperandTypes.STRING_STRING))
        .withFunctionType(SqlFunctionCategory.SYSTEM)
        .withGroupOrder(Optionality.OPTIONAL);
  }

  private static RelDataType listType(SqlOperatorBinding call) {
    RelDataType list = call.getTypeFactory().createArrayType(call.getOperandType(0), -1);
    return call.getTypeFactory().createTypeWithNullability(list, true);
  }
}
