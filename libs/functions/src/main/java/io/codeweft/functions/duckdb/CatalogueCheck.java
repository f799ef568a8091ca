package io.codeweft.functions.duckdb;

import io.codeweft.functions.FunctionLibrary;
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
    library.functions().forEach(f -> declared.addAll(MacroSql.catalogueEntries(f)));
    Set<String> missing = new TreeSet<>(declared);
    List<String> findings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Catalogue.ours(Catalogue.names(library)))) {
      while (rows.next()) {
        String entry = rows.getString(1) + "(" + rows.getString(4) + ")";
        String kind = (rows.getBoolean(3) ? "built-in " : "") + rows.getString(2);
        if (!kind.equals("macro") || !declared.contains(entry)) {
          findings.add("catalogue: " + kind + " " + entry + " is not one of the library");
        } else {
          missing.remove(entry);
        }
      }
    }
    missing.forEach(entry -> findings.add("catalogue: macro " + entry + " is missing"));
    return findings;
  }
}
