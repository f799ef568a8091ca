package io.codeweft.contracts.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.codeweft.contracts.function.FunctionChange.Kind;
import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
  private static final String HASH = "0".repeat(63);
  private static final Parameter TEXT = Parameter.required("a", "string");
  private static final FunctionDefinition F = function("f", List.of(TEXT), "string!", "1");
  private static final FunctionDefinition G =
      function("g", List.of(Parameter.required("m", "map<K,V>")), "list<V>", "2");

  @Test
  void aCompleteSnapshotIsWhatItWasAfterTheWire() {
    FunctionSnapshot snapshot = FunctionSnapshot.of(List.of(G, F));
    assertThat(SnapshotCheck.findings(snapshot)).isEmpty();
    assertThat(SnapshotCheck.findings(Json.read(Json.bytes(snapshot), FunctionSnapshot.class)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "documentation":"about f"                    | "documentation":" "              | function 'f': it has no documentation
          "examples":[{"call":"f('x')","result":"'x'"}]| "examples":[]                    | function 'f': it has no examples
          "result":"'x'"                               | "result":""                      | an example has no call or no result
          "returns":"string!"                          | "returns":"strin"                | function 'f', returns: 'strin' is no type: type 'strin', position 1: unknown type 'strin'
          "type":"string"                              | "type":"list<"                   | function 'f', parameter 'a': 'list<' is no type
          "name":"a","type"                            | "name":"A","type"                | function 'f', parameter 'A': that is no name
          "aliases":[]                                 | "aliases":["g"]                  | function 'g': the name 'g' is taken by function 'f'
          "name":"g"                                   | "name":"f"                       | the name 'f' is taken by function 'f'
          "implementation_hash":"0                     | "implementation_hash":"x         | its implementation hash is 'x
          "variadic":false}]                           | "variadic":false},{"name":"a","type":"string","variadic":false}] | parameter 'a': there is another of this name
          "variadic":false}]                           | "variadic":true},{"name":"b","type":"string","variadic":false}]  | parameter 'a': only the last may be variadic
          "name":"a","type"                            | "default_value":"1","name":"c","type":"int64","variadic":false},{"name":"a","type" | parameter 'a': it needs a default, as the one before has
          """)
  void whatIsIncompleteIsSaidWithItsPlace(String from, String to, String finding) {
    String json = Json.text(FunctionSnapshot.of(List.of(F, G)));
    assertThat(json).contains(from);
    FunctionSnapshot broken = read(json.replace(from, to));
    assertThat(SnapshotCheck.findings(rehashed(broken)))
        .anySatisfy(line -> assertThat(line).contains(finding));
    assertThat(SnapshotCheck.findings(broken))
        .anySatisfy(line -> assertThat(line).contains("the snapshot: its hash is"));
  }

  @Test
  void otherContentUnderTheSameHashIsRefused() {
    FunctionSnapshot snapshot = FunctionSnapshot.of(List.of(F, G));
    FunctionSnapshot lost =
        new FunctionSnapshot(snapshot.hash(), snapshot.libraryHash(), List.of(F));
    FunctionSnapshot content = FunctionSnapshot.of(List.of(F));
    assertThat(SnapshotCheck.findings(lost))
        .containsExactly(
            "the snapshot: its hash is "
                + snapshot.hash()
                + ", that of its content is "
                + content.hash(),
            "the snapshot: its library hash is "
                + snapshot.libraryHash()
                + ", that of its content is "
                + content.libraryHash());
    assertThat(SnapshotCheck.findings(FunctionSnapshot.of(List.of())))
        .containsExactly("the snapshot: it has no functions");
  }

  @Test
  void everyDifferenceIsListedOnceUnderTheGravest() {
    FunctionDefinition newest = function("a_new", List.of(TEXT), "string", "3");
    FunctionDefinition wider =
        function("f", List.of(Parameter.required("a", "any")), "string!", "9");
    FunctionDefinition faster = function("g", G.parameters(), "list<V>", "4");
    assertThat(
            SnapshotDiff.between(
                FunctionSnapshot.of(List.of(F, G)),
                FunctionSnapshot.of(List.of(newest, wider, faster))))
        .extracting(FunctionChange::function, FunctionChange::kind, FunctionChange::rebuilds)
        .containsExactly(
            tuple("a_new", Kind.ADDED, false),
            tuple("f", Kind.SIGNATURE, true),
            tuple("g", Kind.IMPLEMENTATION, true));
    assertThat(
            SnapshotDiff.between(
                FunctionSnapshot.of(List.of(F, G)), FunctionSnapshot.of(List.of(G))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isBreaking()).isTrue();
              assertThat(change)
                  .hasToString("function 'f': it is gone; it was f(a string) -> string!");
            });
    FunctionDefinition told = documented(F, "more about f");
    assertThat(
            SnapshotDiff.between(
                FunctionSnapshot.of(List.of(F)), FunctionSnapshot.of(List.of(told))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.DOCUMENTATION);
              assertThat(change.rebuilds()).isFalse();
            });
    assertThat(
            SnapshotDiff.between(FunctionSnapshot.of(List.of(F)), FunctionSnapshot.of(List.of(F))))
        .isEmpty();
  }

  private static FunctionSnapshot read(String json) {
    return Json.read(
        json.getBytes(java.nio.charset.StandardCharsets.UTF_8), FunctionSnapshot.class);
  }

  private static FunctionSnapshot rehashed(FunctionSnapshot snapshot) {
    return FunctionSnapshot.of(snapshot.functions());
  }

  private static FunctionDefinition documented(FunctionDefinition f, String documentation) {
    return new FunctionDefinition(
        f.name(),
        f.aliases(),
        f.kind(),
        f.parameters(),
        f.returns(),
        f.nullRule(),
        f.volatility(),
        f.tags(),
        documentation,
        f.examples(),
        f.implementationHash());
  }

  static FunctionDefinition function(
      String name, List<Parameter> parameters, String returns, String digit) {
    return new FunctionDefinition(
        name,
        List.of(),
        FunctionDefinition.Kind.SCALAR,
        parameters,
        returns,
        NullRule.PROPAGATES,
        Volatility.IMMUTABLE,
        List.of(),
        "about " + name,
        Stream.of(new Example(name + "('x')", "'x'")).toList(),
        HASH + digit);
  }
}
