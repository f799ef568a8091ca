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
import org.apache.calcite.schema.impl.AbstractTable;

/** The tables one text may read, as Calcite wants to see them. */
final class Catalog {
  private Catalog() {}

  static CalciteCatalogReader reader(Map<String, Schema> tables, RelDataTypeFactory types) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    tables.forEach((name, schema) -> root.add(name, new Table(schema)));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteCatalogReader(
        root, List.of(), (JavaTypeFactoryImpl) types, new CalciteConnectionConfigImpl(properties));
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
