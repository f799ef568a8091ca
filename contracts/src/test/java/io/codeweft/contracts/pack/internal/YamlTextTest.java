package io.codeweft.contracts.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.text.PlacedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way a value is written, its characters are found where they stand in the file. */
class YamlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: one WANTED two",
        "a:    WANTED   # with a comment WANTED not",
        "a: 'one WANTED'",
        "a: 'it''s WANTED'",
        "a: \"one \\\"two\\\" WANTED\"",
        "a: \"one\\ttwo\\nWANTED\"",
        "a: \"WANTED\"",
        "a: \"\\u00e9 \\x41 \\U0001F600 \\\\ WANTED\"",
        "a: |\n  one\n  two WANTED three\n",
        "a: |-\n\n    one\n      WANTED\n",
        "a: >\n  one\n  WANTED\n  two\n",
        "a: >-\n  WANTED\n",
        "a: one\n  WANTED\n  two",
        "a: \"one\n  WANTED\"",
        "a: {b: WANTED}",
        "a: [one, 'two', WANTED]",
        "a: [one,\n  'WANTED']",
        "a:\n  - one\n  - b: WANTED",
        "\u00e9: \ud83d\ude00 WANTED",
        "# one\r\na: |\r\n  one\r\n  WANTED\r\n"
      })
  void everyCharacterIsFound(String yaml) {
    Problems problems = new Problems();
    YamlNode.Entries root = YamlTree.read("a.yaml", 7, yaml, problems);
    assertThat(problems.count()).isZero();
    PlacedText text = last(root);
    int offset = text.text().indexOf("WANTED");
    assertThat(offset).isNotNegative();
    String[] lines = yaml.split("\n", -1);
    for (int i = 0; i < "WANTED".length(); i++) {
      var place = text.place(offset + i);
      assertThat(lines[place.line() - 8].charAt(place.column() - 1))
          .as("character %d of WANTED in %s", i, yaml)
          .isEqualTo("WANTED".charAt(i));
    }
    assertThat(text.strip().place(text.strip().text().indexOf("WANTED")))
        .isEqualTo(text.place(offset));
  }

  private static PlacedText last(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> text.text();
      case YamlNode.Items items -> last(items.items().getLast());
      case YamlNode.Entries entries ->
          last(entries.entries().values().stream().reduce((_, b) -> b).orElseThrow().value());
    };
  }
}
