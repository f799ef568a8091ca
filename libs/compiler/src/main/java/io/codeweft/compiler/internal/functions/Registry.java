package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a snapshot says about its functions, as rows. */
final class Registry {
  private Registry() {}

  /** Rows of texts and int32, one per function, by name. */
  record Rows(Schema columns, List<List<Object>> rows) {}

  static Rows rows(FunctionSnapshot snapshot) {
    return rows(
        "struct<name:string!,kind:string!,signature:string!,null_rule:string!,volatility:string!,"
            + "aliases:string!,tags:string!,run_by:string!,version:int32!,"
            + "implementation_hash:string!>",
        snapshot,
        f ->
            List.of(
                f.name(),
                lower(f.kind()),
                f.signature(),
                lower(f.nullRule()),
                lower(f.volatility()),
                String.join(",", f.aliases()),
                String.join(",", f.tags()),
                f.expression() == null ? "engine" : "lane",
                f.version(),
                f.implementationHash()));
  }

  static Rows docs(FunctionSnapshot snapshot) {
    return rows(
        "struct<name:string!,signature:string!,documentation:string!,examples:string!>",
        snapshot,
        f ->
            List.of(
                f.name(),
                f.signature(),
                f.documentation().strip(),
                f.examples().stream()
                    .map(example -> example.call() + " = " + example.result())
                    .collect(Collectors.joining("\n"))));
  }

  private static Rows rows(
      String columns, FunctionSnapshot snapshot, Function<FunctionDefinition, List<Object>> row) {
    return new Rows(Schema.parse(columns), snapshot.functions().stream().map(row).toList());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
