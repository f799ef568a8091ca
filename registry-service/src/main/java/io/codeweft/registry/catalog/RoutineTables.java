package io.codeweft.registry.catalog;

import static io.codeweft.registry.catalog.InformationSchema.CATALOG;
import static io.codeweft.registry.catalog.InformationSchema.yesNo;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.MemoryTable;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code routines}, one row a name or alias, and their {@code parameters}. */
final class RoutineTables {
  private static final Schema ROUTINES =
      Schema.parse(
          "struct<specific_catalog:string!,specific_schema:string!,specific_name:string!,"
              + "routine_name:string!,routine_type:string!,data_type:string!,"
              + "is_deterministic:string!,null_rule:string!,signature:string!,"
              + "documentation:string!,implementation_hash:string!>");
  private static final Schema PARAMETERS =
      Schema.parse(
          "struct<specific_catalog:string!,specific_schema:string!,specific_name:string!,"
              + "ordinal_position:int32!,parameter_mode:string!,parameter_name:string!,"
              + "data_type:string!,is_variadic:string!,is_optional:string!>");

  private RoutineTables() {}

  static void add(Map<String, MemoryTable> tables, FunctionSnapshot functions) {
    tables.put(
        "routines",
        new MemoryTable(ROUTINES, rows -> functions.functions().forEach(f -> routine(f, rows))));
    tables.put(
        "parameters",
        new MemoryTable(
            PARAMETERS, rows -> functions.functions().forEach(f -> parameters(f, rows))));
  }

  private static void routine(FunctionDefinition function, MemoryTable.Rows rows) {
    Stream.concat(Stream.of(function.name()), function.aliases().stream())
        .forEach(
            name ->
                rows.add(
                    CATALOG,
                    CATALOG,
                    function.name(),
                    name,
                    type(function.kind()),
                    function.returns(),
                    yesNo(function.volatility() == FunctionDefinition.Volatility.IMMUTABLE),
                    function.nullRule().name(),
                    function.signature(),
                    function.documentation(),
                    function.implementationHash()));
  }

  private static String type(FunctionDefinition.Kind kind) {
    return kind == FunctionDefinition.Kind.SCALAR
        ? "FUNCTION"
        : kind.name().toUpperCase(Locale.ROOT) + " FUNCTION";
  }

  private static void parameters(FunctionDefinition function, MemoryTable.Rows rows) {
    int position = 1;
    for (FunctionDefinition.Parameter parameter : function.parameters()) {
      rows.add(
          CATALOG,
          CATALOG,
          function.name(),
          position++,
          "IN",
          parameter.name(),
          parameter.type(),
          yesNo(parameter.variadic()),
          yesNo(parameter.defaultValue() != null));
    }
  }
}
