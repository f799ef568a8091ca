package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that hold say nothing; rules that do not say which rows. */
abstract class RuleContract extends EngineFixture {
  private static final Schema SCHEMA =
      Schema.parse("struct<a:string,b:int32,f:float64,nested:list<string>>");

  @Test
  void missingValuesAreCountedPerColumn() {
    try (EngineSession session = open()) {
      load(
          session,
          "t",
          SCHEMA,
          row("x", null, null, null),
          row(null, 1, Double.NaN, null),
          row("w".repeat(300), null, 0.5, List.of()));
      Rule rule = new Rule.NotNull("t", List.of("a", "b"));

      assertThat(session.check(rule, 1))
          .containsExactly(
              new RuleBreach(rule, "a", 1, List.of("{\"a\":null,\"b\":1,\"f\":null}")),
              new RuleBreach(
                  rule,
                  "b",
                  2,
                  List.of("{\"a\":\"" + "w".repeat(256) + "\",\"b\":null,\"f\":0.5}")));
      assertThat(session.check(new Rule.NotNull("t", List.of("A")), 0))
          .singleElement()
          .satisfies(breach -> assertThat(breach.samples()).isEmpty());
    }
  }

  @Test
  void doubledKeysCountAllTheirRows() {
    try (EngineSession session = open()) {
      load(
          session,
          "t",
          SCHEMA,
          row("x", 1, null, null),
          row("x", 1, null, null),
          row("x", 1, null, null),
          row("x", 2, null, null),
          row(null, 3, null, null),
          row(null, 3, null, null));
      Rule rule = new Rule.UniqueKey("t", List.of("a", "b"));

      assertThat(session.check(rule, 5))
          .containsExactly(
              new RuleBreach(
                  rule,
                  "a,b",
                  5,
                  List.of(
                      "{\"key\":{\"a\":\"x\",\"b\":1},\"rows\":3}",
                      "{\"key\":{\"a\":null,\"b\":3},\"rows\":2}")));
    }
  }

  @Test
  void referencesMustBeFoundUnlessNull() {
    try (EngineSession session = open()) {
      load(session, "nodes", Schema.parse("struct<id:string,k:int32>"), row("n", 1), row(null, 2));
      load(
          session,
          "edges",
          SCHEMA,
          row("n", 1, null, null),
          row("n", 2, null, null),
          row(null, 1, null, null));
      Rule rule = new Rule.References("edges", List.of("a", "b"), "nodes", List.of("id", "k"));

      assertThat(session.check(rule, 5))
          .containsExactly(
              new RuleBreach(rule, "a,b", 1, List.of("{\"a\":\"n\",\"b\":2,\"f\":null}")));
      assertThat(
              session.check(new Rule.References("edges", List.of("a"), "nodes", List.of("id")), 5))
          .isEmpty();
    }
  }

  @Test
  void aListOfViolationsMustBeEmpty() {
    try (EngineSession session = open()) {
      load(session, "t", SCHEMA, row("x", 1, null, null), row("y", 2, null, null));
      session.define("violations", "select a from t where b > 1", false);
      session.define("spotless", "select nested from t where b > 2", false);
      Rule rule = new Rule.Empty("violations");

      assertThat(session.check(rule, 5))
          .containsExactly(new RuleBreach(rule, null, 1, List.of("{\"a\":\"y\"}")));
      assertThat(session.check(new Rule.Empty("spotless"), 5)).isEmpty();
    }
  }

  @Test
  void rulesThatHoldSayNothing() {
    try (EngineSession session = open()) {
      load(session, "t", SCHEMA, row("x", 1, null, null), row("y", 1, null, null));
      assertThat(session.check(new Rule.NotNull("t", List.of("a", "b")), 5)).isEmpty();
      assertThat(session.check(new Rule.UniqueKey("t", List.of("a")), 5)).isEmpty();
      assertThat(session.check(new Rule.References("t", List.of("a"), "t", List.of("a")), 5))
          .isEmpty();
    }
  }

  @Test
  void rulesAboutNothingAreRefused() {
    assertThatThrownBy(() -> new Rule.NotNull("t", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rule.References("t", List.of("a"), "u", List.of("b", "c")))
        .hasMessageContaining("t[a]");
    try (EngineSession session = open()) {
      load(session, "t", SCHEMA);
      assertFails(
          EngineException.Kind.INPUT,
          () -> session.check(new Rule.NotNull("t", List.of("absent")), 1),
          "'t'",
          "absent");
    }
  }
}
