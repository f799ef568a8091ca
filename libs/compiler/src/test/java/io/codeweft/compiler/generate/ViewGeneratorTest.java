package io.codeweft.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ViewGeneratorTest {
  private static final Path HERE =
      Path.of("src/test/resources/io/codeweft/compiler/generate").toAbsolutePath();

  @Test
  void everyRowBecomesItsView() throws IOException {
    StringBuilder text = new StringBuilder();
    for (ViewSource view : generate(garden())) {
      text.append("-- ").append(view.name()).append(" <- ").append(view.file());
      text.append(':').append(view.firstLine()).append(' ').append(view.item()).append('\n');
      text.append(view.sql()).append(";\n\n");
    }
    Path golden = HERE.resolve("garden.views.sql");
    if (!Files.exists(golden) || !Files.readString(golden).contentEquals(text)) {
      Path actual = Path.of("target/garden.views.sql");
      Files.writeString(actual, text);
      assertThat(text.toString())
          .as("generated views; what was generated is in " + actual.toAbsolutePath())
          .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
  }

  @Test
  void endpointsMustFitTheIdOfTheirKind() throws IOException {
    assertRefused(
        with("parts: [repo, path, plant_no]", "parts: [repo, plant_no, path]"),
        "registries/garden.yaml:35: edges[GROWS_ON]: dst: parts [repo, plant_no, path] do not fit"
            + " the id [repo, path, plant_no] of PLANT");
    assertRefused(
        with("parts: [repo, path, plant_no]", "parts: [repo, path]"),
        "do not fit the id [repo, path, plant_no] of PLANT");
    assertRefused(
        with("{node: PLANT, ", "{node: PLAN, "),
        "edges[GROWS_ON]: dst: there is no node kind 'PLAN'; kinds: BED, PLANT");
  }

  @Test
  void aListMustExist() throws IOException {
    assertRefused(
        with("list: plants\n", "list: plans\n"),
        "nested_lists[plants]: 'plans' in list [plans] is not a list; fields: repo, path");
    assertRefused(
        with("dataset: beds_v1\n    list: plants\n", "dataset: beds_v2\n    list: plants\n"),
        "nested_lists[plants]: there is no dataset 'beds_v2'; datasets: beds_v1");
    assertRefused(
        with("plant_no: plants.plant_no", "plant_no: plants.plant_nr"),
        "nested_lists[leaves]: keep 'plants.plant_nr' is neither a column of beds_v1 nor");
    assertRefused(
        with("plant_no: plants.plant_no", "colour: plants.plant_no"),
        "nested_lists[leaves]: column 'colour' appears twice");
  }

  @Test
  void aGeneratedViewTakesNoNameThatIsTaken() throws IOException {
    assertRefused(
        with("all_beds:", "node_bed:"), "view 'node_bed' is already defined in registries/");
  }

  private static Map<String, String> garden() throws IOException {
    return PackBundle.fromFolder(HERE.resolve("garden")).files();
  }

  private static Map<String, String> with(String from, String to) throws IOException {
    Map<String, String> files = new TreeMap<>(garden());
    String text = files.getOrDefault("registries/garden.yaml", "");
    assertThat(text).contains(from);
    files.put("registries/garden.yaml", text.replace(from, to));
    return files;
  }

  private static List<ViewSource> generate(Map<String, String> files) {
    return ViewGenerator.generate(PackReader.read(new PackBundle("garden", files)));
  }

  private static void assertRefused(Map<String, String> files, String message) {
    assertThatThrownBy(() -> generate(files))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(message);
  }
}
