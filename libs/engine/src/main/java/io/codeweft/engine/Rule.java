package io.codeweft.engine;

import java.util.List;

/** What must hold of a relation before its rows may be committed. */
public sealed interface Rule {

  /** The relation the rule speaks of. */
  String relation();

  /** Each of the columns has a value in every row. */
  record NotNull(String relation, List<String> columns) implements Rule {
    public NotNull {
      columns = someColumns(columns);
    }
  }

  /** No two rows have the same values in all the columns; nulls equal nulls. */
  record UniqueKey(String relation, List<String> columns) implements Rule {
    public UniqueKey {
      columns = someColumns(columns);
    }
  }

  /** Values of {@code columns} occur in {@code toColumns} of {@code to}; rows with a null pass. */
  record References(String relation, List<String> columns, String to, List<String> toColumns)
      implements Rule {
    public References {
      columns = someColumns(columns);
      toColumns = List.copyOf(toColumns);
      if (columns.size() != toColumns.size()) {
        throw new IllegalArgumentException(
            "a reference pairs columns: "
                + relation
                + columns
                + " and "
                + to
                + toColumns
                + " differ in number");
      }
    }
  }

  /** The relation has no rows: it lists violations. */
  record Empty(String relation) implements Rule {}

  private static List<String> someColumns(List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a rule names at least one column");
    }
    return List.copyOf(columns);
  }
}
