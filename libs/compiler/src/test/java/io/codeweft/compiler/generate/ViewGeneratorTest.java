package io.codeweft.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A row means what somebody would write for it by hand: both have one fingerprint. The hand-written
 * texts are {@code *.views.sql}.
 */
class ViewGeneratorTest {
  private static final Path HERE =
      Path.of("src/test/resources/io/codeweft/compiler/generate").toAbsolutePath();

  @Test
  void everyRowOfTheGardenMeansItsText() throws IOException, CompileException {
    Pack garden = PackReader.read(PackBundle.fromFolder(HERE.resolve("garden")));
    Map<String, String> texts = texts("garden.views.sql");
    assertThat(ViewGenerator.generate(garden))
        .extracting(ViewSource::name)
        .containsExactlyElementsOf(texts.keySet());
    assertMeans(garden, texts);
  }

  @Test
  void rowsThatRankMeanTheirTexts() throws IOException, CompileException {
    Pack orchard = PackReader.read(PackBundle.fromFolder(HERE.resolve("orchard")));
    Map<String, String> texts = texts("orchard.views.sql");
    assertThat(ViewGenerator.generate(orchard))
        .filteredOn(view -> view.definition() instanceof RowPlan)
        .extracting(ViewSource::name)
        .containsExactlyElementsOf(texts.keySet());
    assertMeans(orchard, texts);
  }

  @Test
  void rowsOfThePythonPackMeanTheirTexts() throws IOException, CompileException {
    assertMeans(PackReader.read(PackBundle.builtIn("python")), texts("python.views.sql"));
  }

  @Test
  void theTextOfAProgramTellsProgramsApartAndPlacesDoNotMatter() throws IOException {
    List<ViewSource> views =
        ViewGenerator.generate(PackReader.read(PackBundle.fromFolder(HERE.resolve("garden"))));
    assertThat(views).extracting(ViewSource::text).doesNotHaveDuplicates();
    Map<String, String> files =
        new LinkedHashMap<>(PackBundle.fromFolder(HERE.resolve("garden")).files());
    files.computeIfPresent(
        "registries/garden.yaml",
        (_, text) -> "\n# moved\n" + text.replace("name: name", "name:   name"));
    List<ViewSource> moved =
        ViewGenerator.generate(PackReader.read(new PackBundle("garden", files)));
    assertThat(moved).isNotEqualTo(views);
    assertThat(moved)
        .extracting(ViewSource::text)
        .containsExactlyElementsOf(views.stream().map(ViewSource::text).toList());
  }

  /** Swaps the row programs for texts, one pack against the other. */
  private static void assertMeans(Pack pack, Map<String, String> texts) throws CompileException {
    List<ViewSource> generated = ViewGenerator.generate(pack);
    List<ViewSource> written = new ArrayList<>();
    for (ViewSource view : generated) {
      String text = texts.get(view.name());
      written.add(
          text == null || !(view.definition() instanceof RowPlan)
              ? view
              : ViewSource.ofSql(view.name(), view.file(), 1, text, view.contract()));
    }
    assertThat(written).isNotEqualTo(generated);
    List<ViewArtefact> expected = compiled(pack, written);
    List<ViewArtefact> actual = compiled(pack, generated);
    for (int i = 0; i < expected.size(); i++) {
      // the program of an engine may be spelled in another way
      assertThat(actual.get(i))
          .as(expected.get(i).name())
          .usingRecursiveComparison()
          .ignoringFields("sql")
          .isEqualTo(expected.get(i));
    }
  }

  private static List<ViewArtefact> compiled(Pack pack, List<ViewSource> views)
      throws CompileException {
    return new PolicyLane(FunctionLibrary.standard().snapshot())
        .compile(pack.name(), pack.datasets(), views)
        .views();
  }

  /** By view; each begins with a line {@code -- name <- row}. */
  private static Map<String, String> texts(String file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String entry : Files.readString(HERE.resolve(file)).split(";\n\n")) {
      String name = entry.substring("-- ".length(), entry.indexOf(" <- "));
      texts.put(name, entry.substring(entry.indexOf('\n') + 1));
    }
    return texts;
  }
}
