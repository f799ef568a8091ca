package io.codeweft.compiler;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.json.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions no engine has: with expressions, and those the lane works out. */
final class SampleFunctions {
  private SampleFunctions() {}

  static List<FunctionDefinition> expanded() {
    return List.of(
        sql("shout", "string", "upper(text) || '!'", Parameter.required("text", "string")),
        sql("cry", "string", "shout(shout(text))", Parameter.required("text", "string")),
        sql(
            "clamp",
            "int64",
            "CASE WHEN number < low THEN low WHEN number > high THEN high ELSE number END",
            Parameter.required("number", "int64"),
            new Parameter("low", "int64", false, "0"),
            new Parameter("high", "int64", false, "10")),
        sql(
            "kind_of",
            "string",
            "meta.lang",
            Parameter.required("meta", "struct<lang:string,owner:struct<name:string>>")),
        sql(
            "either",
            "T",
            "coalesce(a, b)",
            Parameter.required("a", "T"),
            Parameter.required("b", "T")),
        sql("first_of", "T", "coalesce({values})", new Parameter("values", "T", true, null)),
        function(
            "dedupe_best_by_score",
            Kind.WINDOW,
            "bool!",
            "row_number() OVER (ORDER BY score DESC NULLS LAST, {ties}) = 1",
            Parameter.required("score", "float64"),
            new Parameter("ties", "any", true, null)),
        function(
            "struct_pick",
            Kind.SCALAR,
            "T",
            FunctionDefinition.BY_LANE,
            Parameter.required("value", "T"),
            new Parameter("fields", "string", true, null)),
        function(
            "arrow_metadata",
            Kind.SCALAR,
            "map<string,string>",
            FunctionDefinition.BY_LANE,
            Parameter.required("value", "T"),
            new Parameter("key", "string", false, "NULL")),
        function(
            "range_table",
            Kind.TABLE,
            "struct<value:int64!>",
            FunctionDefinition.BY_LANE,
            Parameter.required("start", "int64"),
            Parameter.required("stop", "int64"),
            new Parameter("step", "int64", false, "1")),
        function(
            "udf_registry",
            Kind.TABLE,
            "struct<name:string!,kind:string!,signature:string!,null_rule:string!,volatility:string!,"
                + "aliases:string!,tags:string!,run_by:string!,version:int32!,"
                + "implementation_hash:string!>",
            FunctionDefinition.BY_LANE),
        function(
            "udf_docs",
            Kind.TABLE,
            "struct<name:string!,signature:string!,documentation:string!,examples:string!>",
            FunctionDefinition.BY_LANE));
  }

  static FunctionDefinition sql(
      String name, String returns, String expression, Parameter... parameters) {
    return function(name, Kind.SCALAR, returns, expression, parameters);
  }

  private static FunctionDefinition function(
      String name,
      Kind kind,
      String returns,
      @Nullable String expression,
      Parameter... parameters) {
    return new FunctionDefinition(
        name,
        List.of(),
        kind,
        List.of(parameters),
        returns,
        NullRule.HANDLES,
        Volatility.IMMUTABLE,
        List.of("sample"),
        "For tests.",
        List.of(),
        Digest.sha256Hex(name + expression),
        expression,
        1);
  }
}
