package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;

/** The tables one text may read, as Calcite wants to see them. */
final class Catalog {
  private Catalog() {}

  static CalciteCatalogReader reader(Map<String, Schema> tables, RelDataTypeFactory types) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    tables.forEach((name, schema) -> add(root, name, new Table(schema)));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteCatalogReader(
        root, List.of(), (JavaTypeFactoryImpl) types, new CalciteConnectionConfigImpl(properties));
  }

  /** A name with a dot stands in a schema: {@code information_schema.columns}. */
  private static void add(CalciteSchema root, String name, Table table) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      root.add(name, table);
      return;
    }
    String schema = name.substring(0, dot);
    CalciteSchema known = root.getSubSchema(schema, true);
    (known == null ? root.add(schema, new AbstractSchema()) : known)
        .add(name.substring(dot + 1), table);
  }

  private static final class Table extends AbstractTable {
    private final Schema schema;

    Table(Schema schema) {
      this.schema = schema;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return Types.rowType(types, schema);
    }
  }
}
