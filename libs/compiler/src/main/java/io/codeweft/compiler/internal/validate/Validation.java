package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.syntax.Dialect;
import io.codeweft.contracts.schema.Schema;
import java.util.Map;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Qualifies names, expands stars, derives types; no value changes its type silently. */
public final class Validation implements Step {
  private final SqlOperatorTable operators;

  public Validation(FunctionTable functions) {
    this.operators = Operators.of(functions);
  }

  @Override
  public String identity() {
    return "validation/2 coercion off, nulls last";
  }

  /** The tables as plans see them. */
  public RelOptSchema tables(Map<String, Schema> tables, RelDataTypeFactory types) {
    return Catalog.reader(tables, types);
  }

  public Validated validate(SqlNode tree, Statement statement, RelDataTypeFactory types) {
    CalciteCatalogReader catalog = Catalog.reader(statement.tables(), types);
    SqlValidator validator =
        SqlValidatorUtil.newValidator(
            operators,
            catalog,
            types,
            SqlValidator.Config.DEFAULT
                .withConformance(Dialect.CONFORMANCE)
                .withIdentifierExpansion(true)
                .withDefaultNullCollation(NullCollation.LAST)
                // keeps COALESCE and NULLIF as they are written
                .withCallRewrite(false)
                .withTypeCoercionFactory(NoCoercion::new));
    Names names = Names.of(tree, statement.tables());
    try {
      SqlNode validated = validator.validate(tree);
      validated.accept(new ComparisonCheck(validator, statement.diagnostics()));
      statement.diagnostics().stopIfAny();
      return new Validated(validated, validator, catalog);
    } catch (RuntimeException e) {
      throw new CalciteErrors(statement, names).translate(e);
    }
  }
}
