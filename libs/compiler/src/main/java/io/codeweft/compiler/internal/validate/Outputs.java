package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The columns a text gives: a view's must be named, once each, with types of the schema language; a
 * query's get names where they have none.
 */
public final class Outputs {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private final Statement statement;
  private final List<SqlNode> items;
  private final List<String> names = new ArrayList<>();

  private Outputs(Statement statement, List<SqlNode> items) {
    this.statement = statement;
    this.items = items;
  }

  public static Outputs of(SqlNode validated, int count, Statement statement) {
    SqlSelect select = firstSelect(validated);
    Outputs outputs =
        new Outputs(statement, select == null ? List.of() : select.getSelectList().getList());
    for (int i = 0; i < count; i++) {
      outputs.name(i);
    }
    return outputs;
  }

  public List<String> names() {
    return List.copyOf(names);
  }

  /** Where the text gives the column, counted from 0. */
  public static SqlParserPos position(SqlNode validated, int column) {
    SqlSelect select = firstSelect(validated);
    List<SqlNode> items = select == null ? List.of() : select.getSelectList().getList();
    return column < items.size()
        ? items.get(column).getParserPosition()
        : validated.getParserPosition();
  }

  private static @Nullable SqlSelect firstSelect(SqlNode node) {
    return switch (node) {
      case SqlSelect select -> select;
      case SqlOrderBy order -> firstSelect(order.query);
      case SqlWith with -> firstSelect(with.body);
      case SqlCall call when SqlKind.SET_QUERY.contains(call.getKind()) ->
          firstSelect(call.operand(0));
      default -> null;
    };
  }

  private void name(int column) {
    String given = column < items.size() ? alias(items.get(column)) : null;
    boolean view = statement.purpose() == Purpose.VIEW;
    Set<String> taken = new HashSet<>();
    names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    if (given == null || !given.matches(NAME)) {
      if (view) {
        refuse(
            "unnamed-column", column, "column " + (column + 1) + " has no plain name; add AS name");
      }
      given = "col" + (column + 1);
    } else if (view && taken.contains(given.toLowerCase(Locale.ROOT))) {
      refuse("duplicate-column", column, "column '" + given + "' is given twice; rename one");
    }
    String free = given;
    for (int i = 1; taken.contains(free.toLowerCase(Locale.ROOT)); i++) {
      free = given + "_" + i;
    }
    names.add(free);
  }

  private static @Nullable String alias(SqlNode item) {
    return switch (item) {
      case SqlIdentifier id -> id.names.getLast();
      case SqlCall call when call.getKind() == SqlKind.AS ->
          ((SqlIdentifier) call.operand(1)).getSimple();
      case SqlCall call
          when call.getKind() == SqlKind.DOT && call.operand(1) instanceof SqlIdentifier id ->
          id.names.getLast();
      default -> null;
    };
  }

  /** The schema of a row type, its columns called by {@link #names()}. */
  public Schema schema(RelDataType row) {
    List<Field> fields = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      int column = field.getIndex();
      Optional<DataType> type = Types.toDataType(field.getType());
      if (type.isEmpty()) {
        refuse("type", column, "column '" + names.get(column) + "' " + reason(field.getType()));
      }
      type.ifPresent(
          t -> fields.add(new Field(names.get(column), t, field.getType().isNullable())));
    }
    statement.diagnostics().stopIfAny();
    return new Schema(fields);
  }

  /** Of a plan that nobody wrote as a text; its columns are named. */
  public static Schema schema(RelDataType row, SourceText source) {
    List<Field> fields = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics(source);
    for (RelDataTypeField field : row.getFieldList()) {
      Types.toDataType(field.getType())
          .ifPresentOrElse(
              type -> fields.add(new Field(field.getName(), type, field.getType().isNullable())),
              () ->
                  diagnostics.add(
                      "type",
                      SqlParserPos.ZERO,
                      "column '" + field.getName() + "' " + reason(field.getType())));
    }
    diagnostics.stopIfAny();
    return new Schema(fields);
  }

  private static String reason(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case NULL -> "has no type: write CAST(NULL AS VARCHAR), or another type";
      case ROW -> "is a struct with unnamed fields: write struct_pack(name => value, ...)";
      case BINARY -> "is binary, which no literal gives: keep it as text, in hex";
      case DECIMAL -> "is a decimal, which schemas do not have: write CAST(... AS DOUBLE)";
      default ->
          "has type "
              + Types.text(type)
              + ", which schemas do not have: write CAST(... AS VARCHAR)";
    };
  }

  private void refuse(String code, int column, String message) {
    SqlParserPos at =
        column < items.size() ? items.get(column).getParserPosition() : SqlParserPos.ZERO;
    statement.diagnostics().add(code, at, message);
  }
}
