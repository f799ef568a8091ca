package io.codeweft.engine.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query may not mention, found in DuckDB's own syntax tree of it: what would look around in
 * the engine or the machine, and what makes much of a little in one value, where neither the memory
 * limit nor a cancellation reaches.
 */
final class ProgramCalls {
  /** Functions in FROM that only count; everything else there reads files or the catalogue. */
  private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");

  /** Views over the catalogue that need no schema to be named. */
  private static final Set<String> CATALOGUE = Set.of("duckdb_", "pragma_", "sqlite_", "pg_");

  /** Of settings, sessions and catalogue, and those that run a text. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "current_setting",
          "getenv",
          "getvariable",
          "current_query",
          "current_database",
          "current_schema",
          "current_schemas",
          "current_catalog",
          "current_user",
          "session_user",
          "current_role",
          "user",
          "version",
          "txid_current",
          "nextval",
          "currval",
          "write_log",
          "which_secret",
          "in_search_path",
          "query",
          "query_table",
          "json_execute_serialized_sql",
          "json_serialize_plan",
          "parse_duckdb_log_message",
          "pg_typeof",
          "pg_get_viewdef",
          "sleep_ms",
          "setseed");

  /**
   * Make a value as large as a number says. {@code repeat} is bounded instead: see {@link
   * Lockdown}; a list of places is bounded by the list it is for.
   */
  private static final Set<String> AMPLIFYING =
      Set.of(
          "range",
          "list_resize",
          "array_resize",
          "lpad",
          "rpad",
          "bar",
          "format",
          "printf",
          "list_reduce",
          "array_reduce",
          "reduce",
          "levenshtein",
          "editdist3",
          "damerau_levenshtein",
          "hamming",
          "mismatches",
          "jaccard",
          "jaro_similarity",
          "jaro_winkler_similarity");

  /** More than these, nested into one another, and DuckDB's binder runs out of stack. */
  private static final int MOST_JOINS = 250;

  private static final int MOST_WITH_ITEMS = 150;
  private static final int MOST_SET_OPERATIONS = 2000;

  private @Nullable String denied;
  private int joins;
  private int withItems;
  private int setOperations;

  ProgramCalls(JsonNode tree) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(tree);
    while (!open.isEmpty() && denied == null) {
      JsonNode node = open.remove();
      count(node);
      denied = denied(node);
      if (node.path("type").asText().equals("TABLE_FUNCTION")) {
        // its name was looked at; its arguments were not
        node.path("function").path("arguments").forEach(open::add);
      } else {
        node.forEach(open::add);
      }
    }
  }

  private void count(JsonNode node) {
    withItems += node.path("cte_map").path("map").size();
    switch (node.path("type").asText()) {
      case "JOIN" -> joins++;
      case "SET_OPERATION_NODE" -> setOperations += Math.max(1, node.path("children").size());
      default -> {}
    }
  }

  /** What is wrong with the first thing that is, in words; null when nothing is. */
  @Nullable String denied() {
    return denied;
  }

  /** Which limit it breaks, in words; null when none. */
  @Nullable String excess() {
    if (joins > MOST_JOINS) {
      return "the program has " + joins + " joins; at most " + MOST_JOINS + " are allowed";
    }
    if (withItems > MOST_WITH_ITEMS) {
      return "the program has "
          + withItems
          + " WITH items; at most "
          + MOST_WITH_ITEMS
          + " are allowed";
    }
    return setOperations > MOST_SET_OPERATIONS
        ? "the program has "
            + setOperations
            + " set operations; at most "
            + MOST_SET_OPERATIONS
            + " are allowed"
        : null;
  }

  private static @Nullable String denied(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "BASE_TABLE" -> table(node);
      case "TABLE_FUNCTION" -> tableFunction(node.path("function"));
      case "SHOW_REF" -> "it asks for the catalogue";
      case "FUNCTION", "WINDOW_AGGREGATE" -> node.has("function_name") ? function(node) : null;
      default -> null;
    };
  }

  private static @Nullable String table(JsonNode node) {
    String name = lower(node.path("table_name"));
    String schema = lower(node.path("schema_name"));
    // the rows a recursion has found so far
    boolean own = schema.isEmpty() || schema.equals("recurring");
    if (!own || node.has("catalog_name") || CATALOGUE.stream().anyMatch(name::startsWith)) {
      return "it reads '" + name + "' of the engine's catalogue";
    }
    return null;
  }

  private static @Nullable String tableFunction(JsonNode function) {
    String name = lower(function.path("function_name"));
    return TABLE_FUNCTIONS.contains(name) && isUnqualified(function)
        ? null
        : "it calls the table function '" + name + "'";
  }

  private static @Nullable String function(JsonNode function) {
    String name = lower(function.path("function_name"));
    if (!isUnqualified(function)) {
      return "it calls '" + name + "' by schema";
    }
    if (OUTSIDE.contains(name) || CATALOGUE.stream().anyMatch(name::startsWith)) {
      return "it calls '" + name + "', which looks outside of its rows";
    }
    boolean unbounded =
        AMPLIFYING.contains(name) || (name.equals("generate_series") && !isPlaces(function));
    return unbounded ? "it calls '" + name + "', which makes values of any size" : null;
  }

  /** {@code generate_series(1, len(list))}. */
  private static boolean isPlaces(JsonNode function) {
    JsonNode arguments = function.path("arguments");
    JsonNode end = arguments.path(1).path("expression");
    return arguments.size() == 2
        && arguments.path(0).path("expression").path("literal").path("text").asText().equals("1")
        && lower(end.path("function_name")).equals("len");
  }

  private static boolean isUnqualified(JsonNode function) {
    return !function.has("schema") && !function.has("catalog");
  }

  private static String lower(JsonNode name) {
    return name.asText().toLowerCase(Locale.ROOT);
  }
}
