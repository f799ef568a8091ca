package io.codeweft.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.dataset.DatasetDeclaration.Evolution;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetEvolutionTest {
  private static final String BEFORE =
      "struct<path:string!,size:int32!,note:string,nodes:list<struct<no:int32!,span:struct<at:int32!>!"
          + ">!>!,attrs:map<string!,int32!>!>";

  /** What each policy makes of a change, and how it is called. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          note:string                 | note:string,more:string    | additive | column 'more' of type string is new
          note:string                 | note:string,more:string!   | relaxed  | required column 'more' of type string is new
          ,note:string                |                            | relaxed  | column 'note' is gone
          note:string                 | note:string!               | relaxed  | 'note' may not be null any more
          size:int32!                 | size:int32                 | relaxed  | 'size' may be null now
          size:int32!                 | size:int64!                | relaxed  | 'size' was int32 and is int64
          size:int32!                 | size:string!               | never    | 'size' was int32 and is string
          no:int32!                   | no:int32!,kind:string      | additive | column 'nodes[].kind' of type string is new
          at:int32!                   | at:int32!,to:int32!        | relaxed  | required column 'nodes[].span.to' of type int32 is new
          at:int32!                   | at:int64!                  | relaxed  | 'nodes[].span.at' was int32 and is int64
          at:int32!>!>!               | at:int32!>!>               | relaxed  | 'nodes[]' may be null now
          map<string!,int32!>         | map<string!,int32>         | relaxed  | 'attrs{}' may be null now
          map<string!,int32!>         | map<string!,bool!>         | never    | 'attrs{}' was int32 and is bool
          map<string!,int32!>         | list<int32!>               | never    | 'attrs' was map<string!,int32!> and is list<int32!>
          path:string!,size:int32!    | size:int32!,path:string!   | additive | columns were in the order [path, size,
          """)
  void isAllowedByItsPolicyAndThoseAbove(String from, String to, String least, String text) {
    assertThat(BEFORE).contains(from);
    String after = BEFORE.replace(from, to == null ? "" : to);
    for (Evolution policy : Evolution.values()) {
      boolean allowed =
          !least.equals("never")
              && policy.compareTo(Evolution.valueOf(least.toUpperCase(Locale.ROOT))) >= 0;
      List<Finding> findings = check(policy, "path", BEFORE, after);
      if (allowed) {
        assertThat(findings).as("%s", policy).isEmpty();
      } else {
        assertThat(findings)
            .as("%s", policy)
            .singleElement()
            .satisfies(
                finding -> {
                  assertThat(finding.code()).isEqualTo("dataset-evolution");
                  assertThat(finding.file()).isEqualTo("datasets/facts_v1.yaml");
                  assertThat(finding.message())
                      .startsWith(
                          "dataset 'facts_v1' is registered with evolution "
                              + policy.name().toLowerCase(Locale.ROOT)
                              + ", which does not allow: "
                              + text)
                      .contains("give the changed dataset another name");
                  assertThat(finding.message().contains("with evolution " + least + " first"))
                      .isEqualTo(!least.equals("never"));
                });
      }
    }
  }

  @Test
  void keyAndOwnerAreWhatADatasetIs() {
    DatasetDeclaration before = dataset(Evolution.ADDITIVE, "path", BEFORE);
    DatasetDeclaration after = dataset(Evolution.RELAXED, "note", BEFORE);
    assertThat(DatasetEvolution.check(List.of(before), List.of(after)))
        .as("the registered policy counts, not the one that comes with the change")
        .extracting(finding -> finding.message().replaceAll(".*not allow: |; give.*", ""))
        .containsExactly("key was [path] and is [note]", "owner was path and is note");
    assertThat(
            DatasetEvolution.check(
                List.of(dataset(Evolution.RELAXED, "path", BEFORE)), List.of(after)))
        .isEmpty();
  }

  @Test
  void datasetsComeAndGo() {
    DatasetDeclaration dataset = dataset(Evolution.STRICT, "path", BEFORE);
    assertThat(DatasetEvolution.check(List.of(), List.of(dataset))).isEmpty();
    assertThat(DatasetEvolution.check(List.of(dataset), List.of())).isEmpty();
    assertThat(DatasetEvolution.check(List.of(dataset), List.of(dataset))).isEmpty();
  }

  private static List<Finding> check(Evolution policy, String key, String before, String after) {
    return DatasetEvolution.check(
        List.of(dataset(policy, key, before)), List.of(dataset(policy, key, after)));
  }

  private static DatasetDeclaration dataset(Evolution policy, String key, String schema) {
    return new DatasetDeclaration(
        "facts_v1",
        Schema.parse(schema),
        List.of(key),
        List.of("path"),
        key,
        new DatasetDeclaration.Evidence("test", 1, "none", true),
        policy);
  }
}
