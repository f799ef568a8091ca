package io.codeweft.compiler;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small world: two flat tables, one nested table, a few library functions. */
public final class Sample {
  private Sample() {}

  static final Schema FILES =
      Schema.parse("struct<path:string!,repo:string!,lang:string,size:int64,score:float64>");
  static final Schema REFS =
      Schema.parse("struct<path:string!,ref_id:int32!,name:string,bstart:int64,bend:int64>");
  static final Schema AST =
      Schema.parse(
          "struct<path:string!,repo:string,nodes:list<struct<id:int32!,parent:int32,kind:string!,"
              + "name:string,span:struct<bstart:int64,bend:int64>,tags:list<string!>>!>,"
              + "attrs:map<string!,string>,meta:struct<lang:string,owner:struct<name:string>>>");

  public static final Map<String, Schema> TABLES =
      new TreeMap<>(Map.of("files", FILES, "refs", REFS, "ast", AST));

  public static List<DatasetDeclaration> datasets() {
    return TABLES.entrySet().stream()
        .map(
            table ->
                new DatasetDeclaration(
                    table.getKey(),
                    table.getValue(),
                    List.of("path"),
                    List.of("path"),
                    "path",
                    new DatasetDeclaration.Evidence("test", 1, "none", true),
                    DatasetDeclaration.Evolution.STRICT))
        .toList();
  }

  public static FunctionSnapshot functions() {
    List<FunctionDefinition> functions = new ArrayList<>(SampleFunctions.expanded());
    functions.addAll(
        List.of(
            function(
                "stable_id",
                "string",
                NullRule.HANDLES,
                Volatility.IMMUTABLE,
                Parameter.required("kind", "string"),
                new Parameter("parts", "any", true, null)),
            function(
                "span_len",
                "int64!",
                NullRule.PROPAGATES,
                Volatility.IMMUTABLE,
                Parameter.required("bstart", "int64"),
                Parameter.required("bend", "int64")),
            function(
                "coin",
                "bool",
                NullRule.HANDLES,
                Volatility.VOLATILE,
                Parameter.required("side", "string"))));
    return FunctionSnapshot.of(functions);
  }

  private static FunctionDefinition function(
      String name, String returns, NullRule nulls, Volatility volatility, Parameter... parameters) {
    return new FunctionDefinition(
        name,
        List.of(),
        Kind.SCALAR,
        List.of(parameters),
        returns,
        nulls,
        volatility,
        List.of(),
        "For tests.",
        List.of(),
        "0".repeat(64));
  }

  static ViewSource view(String name, String sql) {
    return view(name, sql, ViewContract.intermediate());
  }

  public static ViewSource view(String name, String sql, ViewContract contract) {
    return ViewSource.ofSql(name, name + ".sql", 1, sql, contract);
  }
}
