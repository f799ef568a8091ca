package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * {@code arrow_metadata(x)}: what the schema says about a column, as a map of texts; with a key,
 * one of them. A constant, whatever the rows hold.
 */
final class ArrowMetadata extends WorkedOut {
  private static final String NAME = "name";

  ArrowMetadata(Signature signature) {
    super(signature);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    RelDataType of = validator.deriveType(scope, call.operand(0));
    Map<String, String> facts = facts(call, of);
    RelDataTypeFactory types = validator.getTypeFactory();
    RelDataType text = types.createSqlType(SqlTypeName.VARCHAR);
    return key(call, facts) == null ? types.createMapType(text, text) : text;
  }

  private Map<String, String> facts(SqlCall call, RelDataType of) {
    SqlNode operand = call.operand(0);
    DataType type =
        Types.toDataType(of)
            .orElseThrow(
                () -> CallRefusal.argument(signature(), 0, of, operand.getParserPosition()));
    Map<String, String> facts = new TreeMap<>();
    facts.put("arrow_type", arrowType(type));
    facts.put("nullable", String.valueOf(of.isNullable()));
    facts.put("type", type.toString());
    if (operand instanceof SqlIdentifier column) {
      facts.put(NAME, column.names.getLast());
    }
    return facts;
  }

  /** As the schema of Arrow calls it. */
  private static String arrowType(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case BOOL -> "Bool";
            case INT32 -> "Int32";
            case INT64 -> "Int64";
            case FLOAT64 -> "Float64";
            case STRING -> "Utf8";
            case BINARY -> "Binary";
          };
      case DataType.ListOf _ -> "List";
      case DataType.MapOf _ -> "Map";
      case DataType.StructOf _ -> "Struct";
    };
  }

  /** Null when the whole map is wanted. */
  private @Nullable String key(SqlCall call, Map<String, String> facts) {
    SqlNode key = call.operandCount() > 1 ? call.operand(1) : null;
    if (key == null || (key instanceof SqlLiteral nothing && nothing.getValue() == null)) {
      return null;
    }
    String name = key instanceof SqlCharStringLiteral text ? text.getValueAs(String.class) : "";
    if (!facts.containsKey(name)) {
      throw new CallRefusal(
          "arguments",
          key.getParserPosition(),
          getName()
              + " says "
              + String.join(", ", facts.keySet())
              + " of "
              + call.operand(0)
              + ", not "
              + key,
          Nearest.to(name, facts.keySet()));
    }
    return name;
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    Map<String, String> facts = facts(call, arguments.getFirst().getType());
    String key = key(call, facts);
    expansions.add(getName());
    if (key != null) {
      return text(facts.getOrDefault(key, ""), rex);
    }
    List<RexNode> entries = new ArrayList<>();
    facts.forEach(
        (name, value) -> {
          entries.add(text(name, rex));
          entries.add(text(value, rex));
        });
    return rex.makeCall(SqlStdOperatorTable.MAP_VALUE_CONSTRUCTOR, entries);
  }

  private static RexNode text(String text, RexBuilder rex) {
    return rex.makeLiteral(text, rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), false);
  }
}
