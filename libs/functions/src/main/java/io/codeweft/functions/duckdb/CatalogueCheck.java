package io.codeweft.functions.duckdb;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.LibraryFunction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the overloads that the database lists with those that the library declares. */
final class CatalogueCheck {
  private CatalogueCheck() {}

  static List<String> findings(Connection connection, FunctionLibrary library) throws SQLException {
    Set<String> declared = new TreeSet<>();
    for (LibraryFunction function : library.bound()) {
      declared.addAll(MacroSql.catalogueEntries(function));
      if (function.duckdb().java() > 0) {
        declared.add(CallbackBinding.catalogueEntry(function));
      }
    }
    Set<String> missing = new TreeSet<>(declared);
    List<String> findings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Catalogue.ours(Catalogue.names(library)))) {
      while (rows.next()) {
        String kind = (rows.getBoolean(3) ? "built-in " : "") + rows.getString(2);
        String entry = kind + " " + rows.getString(1) + "(" + rows.getString(4) + ")";
        if (!declared.contains(entry)) {
          findings.add("catalogue: " + entry + " is not one of the library");
        }
        missing.remove(entry);
      }
    }
    missing.forEach(entry -> findings.add("catalogue: " + entry + " is missing"));
    return findings;
  }
}
