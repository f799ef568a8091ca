package io.codeweft.compiler.internal.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The tables a text names, in text order, names of its own WITH items left out. Needed before types
 * are known, to order views and to name unknown tables.
 */
public final class TableReferences extends SqlBasicVisitor<Void> {
  /** A name in a FROM clause, lower case. */
  public record Reference(String table, SqlParserPos position) {}

  private final List<Reference> found = new ArrayList<>();

  /** WITH items that can be named here, with the tables each stands for. */
  private final Deque<Map<String, Long>> scopes = new ArrayDeque<>();

  private long tables;

  private TableReferences() {}

  public static List<Reference> of(SqlNode tree) {
    TableReferences references = new TableReferences();
    tree.accept(references);
    return List.copyOf(references.found);
  }

  /** How many tables the plan reads when every WITH item is put in where it is named. */
  static long expanded(SqlNode tree) {
    TableReferences references = new TableReferences();
    tree.accept(references);
    return references.tables;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlWith with) {
      visitWith(with);
    } else if (call instanceof SqlSelect select) {
      if (select.getFrom() != null) {
        visitFrom(select.getFrom());
      }
      for (SqlNode operand : select.getOperandList()) {
        if (operand != null && operand != select.getFrom()) {
          operand.accept(this);
        }
      }
    } else {
      super.visit(call);
    }
    return null;
  }

  private void visitWith(SqlWith with) {
    Map<String, Long> sizes = new HashMap<>();
    scopes.push(sizes);
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      long before = tables;
      if (item.recursive.booleanValue()) {
        sizes.put(item.name.getSimple().toLowerCase(Locale.ROOT), 0L);
      }
      item.query.accept(this);
      sizes.put(item.name.getSimple().toLowerCase(Locale.ROOT), tables - before);
      tables = before;
    }
    with.body.accept(this);
    scopes.pop();
  }

  private void visitFrom(SqlNode from) {
    switch (from) {
      case SqlIdentifier table -> addTable(table);
      case SqlJoin join -> {
        visitFrom(join.getLeft());
        visitFrom(join.getRight());
        if (join.getCondition() != null) {
          join.getCondition().accept(this);
        }
      }
      case SqlCall call
          when call.getKind() == SqlKind.AS
              || call.getKind() == SqlKind.TABLE_REF
              || call.getKind() == SqlKind.LATERAL ->
          visitFrom(call.operand(0));
      default -> from.accept(this);
    }
  }

  private void addTable(SqlIdentifier table) {
    String name = String.join(".", table.names).toLowerCase(Locale.ROOT);
    Long size =
        scopes.stream().map(s -> s.get(name)).filter(Objects::nonNull).findFirst().orElse(null);
    if (size == null) {
      found.add(new Reference(name, table.getParserPosition()));
      tables++;
    } else {
      tables = Math.min(tables + size, Integer.MAX_VALUE);
    }
  }
}
