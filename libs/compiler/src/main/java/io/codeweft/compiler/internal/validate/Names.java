package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.syntax.TableReferences;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Every name a text could have meant: columns and nested fields of the tables it reads, and the
 * aliases it gives itself. Only good for suggestions.
 */
record Names(Collection<String> columns, Collection<String> tables) {

  static Names of(SqlNode tree, Map<String, Schema> schemas) {
    Set<String> columns = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    for (TableReferences.Reference reference : TableReferences.of(tree)) {
      tables.add(reference.table());
      Schema schema = schemas.get(reference.table());
      if (schema != null) {
        schema.fields().forEach(field -> add(field, columns));
      }
    }
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier alias) {
              boolean table = call.operand(0) instanceof SqlCall from && isTable(from);
              boolean named = call.operand(0) instanceof SqlIdentifier id && isTable(id, schemas);
              (table || named ? tables : columns).add(alias.getSimple());
            }
            return super.visit(call);
          }
        });
    return new Names(columns, tables);
  }

  private static boolean isTable(SqlCall from) {
    return SqlKind.QUERY.contains(from.getKind())
        || from.getKind() == SqlKind.UNNEST
        || from.getKind() == SqlKind.LATERAL
        || from.getKind() == SqlKind.TABLE_REF;
  }

  private static boolean isTable(SqlIdentifier id, Map<String, Schema> schemas) {
    return schemas.containsKey(String.join(".", id.names).toLowerCase(Locale.ROOT));
  }

  private static void add(Field field, Set<String> columns) {
    columns.add(field.name());
    addNested(field.type(), columns);
  }

  private static void addNested(DataType type, Set<String> columns) {
    switch (type) {
      case DataType.StructOf struct -> struct.fields().forEach(field -> add(field, columns));
      case DataType.ListOf list -> addNested(list.element(), columns);
      case DataType.MapOf map -> addNested(map.value(), columns);
      case DataType.Scalar scalar -> {}
    }
  }
}
