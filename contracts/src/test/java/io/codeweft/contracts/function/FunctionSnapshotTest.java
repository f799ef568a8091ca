package io.codeweft.contracts.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionSnapshotTest {
  private static final FunctionDefinition BOUND = function("bound", null);
  private static final FunctionDefinition SQL = function("twice", "x || x");

  @Test
  void the_library_hash_is_that_of_the_functions_engines_bind() {
    FunctionSnapshot library = FunctionSnapshot.of(List.of(BOUND));
    FunctionSnapshot more = FunctionSnapshot.of(List.of(SQL, BOUND));
    assertThat(more.libraryHash()).isEqualTo(library.libraryHash());
    assertThat(more.hash()).isNotEqualTo(library.hash());
    assertThat(FunctionSnapshot.of(List.of(SQL)).libraryHash()).isNotEqualTo(library.libraryHash());
  }

  @Test
  void a_snapshot_round_trips_through_json() {
    FunctionSnapshot snapshot = FunctionSnapshot.of(List.of(SQL, BOUND));
    assertThat(Json.read(Json.bytes(snapshot), FunctionSnapshot.class)).isEqualTo(snapshot);
  }

  @Test
  void a_snapshot_of_an_earlier_release_has_a_library_and_first_versions() {
    String json =
        """
        {"hash": "h", "functions": [{"name": "f", "aliases": [], "kind": "SCALAR",
          "parameters": [{"name": "x", "optional": false, "type": "string", "variadic": false}],
          "returns": "string", "null_rule": "PROPAGATES", "volatility": "IMMUTABLE", "tags": [],
          "documentation": "", "examples": [], "implementation_hash": "1"}]}
        """;
    FunctionSnapshot read =
        Json.read(json.getBytes(StandardCharsets.UTF_8), FunctionSnapshot.class);
    assertThat(read.libraryHash()).isEqualTo(FunctionSnapshot.of(read.functions()).libraryHash());
    assertThat(read.find("F").orElseThrow().version()).isEqualTo(1);
    assertThat(read.find("f").orElseThrow().signature()).isEqualTo("f(x string) -> string");
  }

  @Test
  void a_signature_names_defaults() {
    assertThat(SQL.signature()).isEqualTo("twice(x string = 'a') -> string");
  }

  private static FunctionDefinition function(String name, @Nullable String expression) {
    return new FunctionDefinition(
        name,
        List.of(),
        Kind.SCALAR,
        List.of(new Parameter("x", "string", false, "'a'")),
        "string",
        NullRule.PROPAGATES,
        Volatility.IMMUTABLE,
        List.of(),
        "For tests.",
        List.of(),
        "0".repeat(64),
        expression,
        expression == null ? 1 : 2);
  }
}
