package io.codeweft.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.functions.internal.LibraryResources;
import io.codeweft.functions.internal.Values;
import io.codeweft.functions.reference.Reference;
import io.codeweft.functions.reference.References;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionLibraryTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();

  @Test
  void everyDefinitionFileIsListed() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
                Objects.requireNonNull(
                        FunctionLibrary.class.getResource("/functions/functions.list"))
                    .toURI())
            .getParent();
    try (var files = Files.list(folder)) {
      Set<String> present =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .collect(Collectors.toSet());
      assertThat(LibraryResources.files().keySet()).isEqualTo(present);
    }
  }

  @Test
  void everyReferenceHasADefinition() {
    assertThat(References.standard().keySet())
        .isEqualTo(
            LIBRARY.snapshot().functions().stream()
                .map(FunctionDefinition::name)
                .collect(Collectors.toSet()));
  }

  @Test
  void referencesGiveTheGoldenResults() {
    for (var function : LIBRARY.functions()) {
      for (var vector : function.golden()) {
        Object got =
            switch (Objects.requireNonNull(
                References.standard().get(function.definition().name()))) {
              case Reference.Scalar scalar -> scalar.apply(vector.rows().getFirst());
              case Reference.Aggregate aggregate -> aggregate.apply(vector.rows());
              case Reference.Window window -> window.apply(vector.rows());
              case Reference.Table table ->
                  vector.found(table.apply(vector.rows().getFirst(), LIBRARY.snapshot()));
            };
        assertThat(Values.text(got))
            .as("%s%s", function.definition().name(), vector.rows())
            .isEqualTo(Values.text(vector.result()));
      }
    }
  }

  /** The lane filters an aggregate by giving it nulls. */
  @Test
  void aggregatesLeaveOutRowsWhoseFirstArgumentIsNull() {
    for (var function : LIBRARY.functions()) {
      if (References.standard().get(function.definition().name())
          instanceof Reference.Aggregate aggregate) {
        for (var vector : function.golden()) {
          assertThat(
                  Values.text(
                      aggregate.apply(
                          vector.rows().stream().filter(row -> row.getFirst() != null).toList())))
              .as("%s%s", function.definition().name(), vector.rows())
              .isEqualTo(Values.text(vector.result()));
        }
      }
    }
  }

  @Test
  void theSnapshotDependsOnNothingButTheFiles() {
    FunctionLibrary again = FunctionLibrary.read(LibraryResources.files(), References.standard());
    assertThat(again.snapshot()).isEqualTo(LIBRARY.snapshot());
  }

  /** A changed line means that all views with the function are computed anew. */
  @Test
  void implementationsAreThoseOnRecord() throws IOException {
    String now =
        LIBRARY.snapshot().functions().stream()
            .map(f -> f.signature() + " " + f.nullRule() + " " + f.implementationHash() + "\n")
            .collect(Collectors.joining());
    Path actual = Path.of("target", "implementations.txt");
    Files.writeString(actual, now);
    assertThat(actual)
        .as("if intended, copy %s to src/test/resources", actual)
        .hasSameTextualContentAs(Path.of("src", "test", "resources", "implementations.txt"));
  }

  @Test
  void implementationHashFollowsGoldenVectorsAndBindingButNotWords() {
    String hash = LIBRARY.definition("qname_last").implementationHash();
    assertThat(read("qname_last", "documentation: |\n", "documentation: |\n  More words.\n"))
        .isEqualTo(hash);
    assertThat(read("qname_last", "{args: [\"a\"], result: \"a\"}", "{args: [x], result: x}"))
        .isNotEqualTo(hash);
    assertThat(read("qname_last", "string_split(qname, '.')[-1]", "qname")).isNotEqualTo(hash);
    assertThat(read("qname_last", "returns: string!", "returns: string")).isNotEqualTo(hash);
  }

  @Test
  void definitionsAreFoundByNameAndAlias() {
    assertThat(LIBRARY.definition("null_if_blank").name()).isEqualTo("utf8_null_if_blank");
    assertThat(LIBRARY.definition("stable_id").signature())
        .isEqualTo("stable_id(kind string, parts any...) -> string!");
    assertThatThrownBy(() -> LIBRARY.definition("stable_ids"))
        .hasMessage("no function 'stable_ids'; nearest: stable_id");
    assertThat(LIBRARY.nearest("xyz")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          span_len   ; documentation: |          ; words: |               ; span_len.yaml: unknown entry 'words'
          span_len   ; (?s)documentation: .*?examp ; examp                    ; span_len.yaml: entry 'documentation' is missing
          span_len   ; (?s)examples:.*?golden      ; golden                   ; span_len.yaml: entry 'examples' is missing
          span_len   ; (?s)examples:.*?golden      ; examples: []\\ngolden    ; span_len.yaml: examples: at least one
          span_len   ; span_len\\(3                ; other(3                  ; span_len.yaml: examples: 'other(3, 10)' does not call
          span_len   ; (?s)golden:.*?bind          ; bind                     ; span_len.yaml: entry 'golden' is missing
          span_len   ; (?s)golden:.*?bind          ; golden: []\\nbind        ; span_len.yaml: golden: no vector has a null argument
          span_len   ; \\[3, 10\\], result: 7      ; [3], result: 7           ; span_len.yaml: golden[
          span_len   ; 9223372036854775807         ; 12                       ; span_len.yaml: golden: no vector has the greatest int64
          span_len   ; null, 5\\], result: null    ; null, 5], result: 3      ; a function that propagates nulls gives null here
          span_len   ; \\[null, 5\\], result: null ; [null, 5]                ; span_len.yaml: golden[9]: entry 'result' is missing
          span_len   ; -5, 5\\], result: 10        ; -5, 5], result: ten      ; .result: 'ten' is no int64
          span_len   ; -5, 5\\], result: 10        ; -5, 5], result: 1.5      ; .result: '1.5' is no int64
          span_len   ; (?s)bindings:.*             ; # none                   ; span_len.yaml: entry 'bindings' is missing
          span_len   ; int64                       ; int65                    ; span_len.yaml: parameters[0].type: type 'int65', position 1
          span_len   ; int64                       ; binary                   ; type 'binary' cannot be bound
          span_len   ; returns: int64!             ; returns: T               ; no parameter binds the type variable T
          span_len   ; -5, 5], result: 10        ; -5, 5], result: null   ; a function that returns int64! gives no null here
          span_len   ; kind: scalar                ; kind: table              ; span_len.yaml: golden
          any_value_det ; kind: aggregate          ; kind: window             ; golden[0]: unknown entry 'result'; allowed: rows, results
          span_len   ; (?s)bindings:.*             ; expression: bend - bstart\\nkind2: x ; unknown entry 'kind2'
          span_len   ; bindings:                   ; expression: bend\\nbindings: ; expression: a function has bindings or an expression, not both
          any_value_det ; (?s)bindings:.*          ; expression: min(x)       ; expression: engines bind aggregates; give bindings
          stable_id  ; (?s)bindings:.*             ; expression: kind         ; the arguments of the variadic parameter are missing; write {parts}
          span_len   ; bstart, type: int64}        ; bstart, type: int64, default: "0"} ; parameters[1]: a parameter behind one with a default
          stable_id  ; variadic: true              ; variadic: true, default: "0" ; parameters[1].default: a variadic parameter takes at least one
          span_len   ; kind: scalar                ; kind: skalar             ; kind: 'skalar' is not one of scalar, aggregate, window, table
          span_len   ; function: span_len          ; function: span_size      ; span_len.yaml: function: 'span_size' must be the name of its file
          span_len   ; kind: scalar                ; kind: [                  ; span_len.yaml: not readable as YAML
          range_table ; {args: [5, 5, 1], rows: []} ; {args: [5, 5, 1], rows: [{n: 1}]} ; golden[4].rows: '{n=1}' is no struct<value:int64!>
          dedupe_best_by_score ; results: [true]}  ; results: [true, false]}  ; golden[13].results: 2 results for 1 rows
          qname_last ; [\\x{10000}-\\x{10FFFF}]                   ; z                        ; no vector has a text beyond the Basic Multilingual Plane
          stable_id  ; up_to: 8                    ; # none                   ; bindings.duckdb: a variadic function needs each, up_to
          stable_id  ; concat({parts}) AS          ; kind AS                  ; bindings.spark: a variadic function needs each and {parts}
          span_len   ; (?s)spark:.*                ; # none                   ; span_len.yaml: bindings: entry 'spark' is missing
          span_len   ; sql: bend - bstart          ; java: 1                  ; bindings.spark: no callback named 'span_len'; add it to Callback
          span_len   ; sql: bend - bstart          ; {sql: bend, java: 1}     ; bindings.spark: java, but no call of it
          col_to_byte ; java: 1                    ; java: one                ; bindings.duckdb.java: expected a whole number
          scip_symbol_parse ; (?s)java: 1.*spark      ; # none\\n  spark           ; bindings.duckdb: its SQL calls the callback
          span_make  ; struct<bstart:int64,bend:int64> ; struct<bstart:int64>     ; golden[0].result: '{bstart=3, bend=10}' is no struct<bstart:int64>
          list_compact ; list<T>!                  ; list<U>!                 ; no parameter binds the type variable U
          list_unique_sorted ; "{args: [[]], result: []}" ; "{args: [[a]], result: [a]}" ; golden: no vector has an empty list
          map_normalize ; "{args: [{}], result: {}}" ; "{args: [{a: x}], result: {a: x}}" ; golden: no vector has an empty map
          """)
  void incompleteDefinitionsAreRefused(
      String function, String what, String replacement, String message) {
    assertThatThrownBy(() -> read(function, what, replacement))
        .isInstanceOf(FunctionLibraryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFunctionWithoutReferenceIsRefused() {
    assertThatThrownBy(() -> FunctionLibrary.read(LibraryResources.files(), Map.of()))
        .isInstanceOf(FunctionLibraryException.class)
        .hasMessageContaining("any_value_det.yaml: function: no AGGREGATE reference named");
  }

  @Test
  void aNameCanBeTakenOnce() {
    Map<String, String> files = new TreeMap<>(LibraryResources.files());
    files.compute(
        "span_len.yaml", (_, yaml) -> Objects.requireNonNull(yaml) + "\naliases: [stable_id]\n");
    assertThatThrownBy(() -> FunctionLibrary.read(files, References.standard()))
        .hasMessage(
            "stable_id.yaml: function: the name 'stable_id' is taken by span_len; choose another");
  }

  /** Reads one definition with a change; returns its implementation hash. */
  private static String read(String function, String what, String replacement) {
    String file = function + ".yaml";
    String yaml = Objects.requireNonNull(LibraryResources.files().get(file));
    String changed =
        yaml.contains(what)
            ? yaml.replace(what, replacement.replace("\\n", "\n"))
            : yaml.replaceAll(what, replacement.replace("\\n", "\n"));
    assertThat(changed).as("the change applies").isNotEqualTo(yaml);
    return FunctionLibrary.read(Map.of(file, changed), References.standard())
        .definition(function)
        .implementationHash();
  }
}
