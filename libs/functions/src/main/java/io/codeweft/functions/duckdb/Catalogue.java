package io.codeweft.functions.duckdb;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.LibraryFunction;
import java.util.Set;
import java.util.TreeSet;

/** What is asked of {@code duckdb_functions()}, DuckDB's list of built-in and other functions. */
final class Catalogue {
  /** Names of all functions, in lower case. */
  static final String ALL_NAMES = "SELECT DISTINCT lower(function_name) FROM duckdb_functions()";

  private Catalogue() {}

  /** Built-ins are left out, except where one bears a name of the library. */
  static String ours(Set<String> names) {
    return "SELECT function_name, function_type, internal,"
        + " array_to_string(list_transform(list_zip(parameters, parameter_types),"
        + " lambda p: p[1] || ' ' || coalesce(p[2], 'ANY')), ', ')"
        + " FROM duckdb_functions() WHERE NOT internal OR lower(function_name) IN ("
        + list(names)
        + ") ORDER BY ALL";
  }

  /** Every function name and alias, and every callback. */
  static Set<String> names(FunctionLibrary library) {
    Set<String> names = new TreeSet<>();
    for (LibraryFunction function : library.bound()) {
      names.addAll(function.engineNames());
      if (function.duckdb().java() > 0) {
        names.add(LibraryFunction.callbackName(function.definition().name()));
      }
    }
    return names;
  }

  private static String list(Set<String> names) {
    return String.join(", ", names.stream().map(SqlLiteral::text).toList());
  }
}
