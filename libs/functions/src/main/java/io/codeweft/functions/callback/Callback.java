package io.codeweft.functions.callback;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A callback by the shape of its call. No argument of a call is null; nulls give null before it.
 */
public sealed interface Callback {

  /** {@code f(string) -> string}. */
  non-sealed interface OfText extends Callback {
    @Nullable String apply(String text);
  }

  /** {@code f(string, int64, string) -> int64}. */
  non-sealed interface OfPlace extends Callback {
    @Nullable Long apply(String text, long place, String unit);
  }

  /** By function name. */
  Map<String, Callback> ALL =
      Map.of(
          "col_to_byte", (OfPlace) ColumnOffset::inBytes,
          "qname_normalize", (OfText) NormalForms::qualifiedName,
          "scip_symbol_parse", (OfText) ScipSymbol::json,
          "utf8_normalize", (OfText) NormalForms::composed);

  /** Type texts of the parameters. */
  default List<String> parameters() {
    return switch (this) {
      case OfText _ -> List.of("string");
      case OfPlace _ -> List.of("string", "int64", "string");
    };
  }
}
