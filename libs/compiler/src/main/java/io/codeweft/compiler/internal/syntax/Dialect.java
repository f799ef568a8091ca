package io.codeweft.compiler.internal.syntax;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The one SQL dialect of Codeweft: unquoted names are lower case, UNNEST gives one column. */
public final class Dialect {
  private Dialect() {}

  public static final SqlConformance CONFORMANCE = new Conformance();

  private static final int LONGEST_NAME = 128;

  static SqlParser.Config parser() {
    return SqlParser.config()
        .withParserFactory(SqlBabelParserImpl.FACTORY)
        .withQuoting(Quoting.DOUBLE_QUOTE)
        .withUnquotedCasing(Casing.TO_LOWER)
        .withQuotedCasing(Casing.UNCHANGED)
        .withCaseSensitive(false)
        .withConformance(CONFORMANCE)
        .withIdentifierMaxLength(LONGEST_NAME);
  }

  private static final class Conformance extends SqlDelegatingConformance {
    Conformance() {
      super(SqlConformanceEnum.BABEL);
    }

    /** One column per UNNEST, as the engines have it; otherwise a struct falls apart into many. */
    @Override
    public boolean allowAliasUnnestItems() {
      return true;
    }

    /** Otherwise grouping keys are wrapped in ANY_VALUE, a wrong plan under GROUPING SETS. */
    @Override
    public boolean isNonStrictGroupBy() {
      return false;
    }

    /** Otherwise an unknown column is reported as "depends on itself". */
    @Override
    public SelectAliasLookup isSelectAlias() {
      return SelectAliasLookup.UNSUPPORTED;
    }

    @Override
    public boolean allowExplicitRowValueConstructor() {
      return true;
    }

    @Override
    public boolean allowNiladicParentheses() {
      return false;
    }

    @Override
    public boolean allowGeometry() {
      return false;
    }
  }
}
