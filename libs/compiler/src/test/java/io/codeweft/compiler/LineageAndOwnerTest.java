package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code lineage-and-owner.txt}: views, each with what its columns and rows are made of and how it
 * is partitioned; views may read those before them. A failing run writes what came out to {@code
 * target/lineage-and-owner.txt}; look at the difference before copying it.
 */
class LineageAndOwnerTest {
  private static final String FILE = "lineage-and-owner.txt";
  private static final String VIEW = "===== ";
  private static final String RESULT = "-----\n";

  @Test
  void lineage_and_owner_are_as_written_down() throws IOException, CompileException {
    String golden = resource();
    List<ViewSource> views = views(golden);
    List<ViewArtefact> compiled = graph().views();
    StringBuilder actual = new StringBuilder();
    for (ViewSource view : views) {
      ViewArtefact artefact =
          compiled.stream().filter(a -> a.name().equals(view.name())).findFirst().orElseThrow();
      String owner = view.contract().owner() == null ? "" : " owner " + view.contract().owner();
      actual.append(VIEW).append(view.name()).append(owner).append('\n');
      actual.append(view.text()).append('\n').append(RESULT).append(text(artefact));
    }
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/" + FILE), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  /** All that is written down, as one graph. */
  static ViewGraph graph() throws CompileException {
    return new PolicyLane(Sample.functions()).compile("g", Sample.datasets(), views(resource()));
  }

  private static String text(ViewArtefact view) {
    StringBuilder text = new StringBuilder();
    for (Lineage.Column column : view.lineage().columns()) {
      text.append(column.name()).append(" <- ").append(text(column.values())).append('\n');
    }
    text.append("rows <- ").append(text(view.lineage().rows())).append('\n');
    Partitioning partitioning = view.partitioning();
    text.append(partitioning.kind()).append(" by ").append(partitioning.owner());
    if (!partitioning.carriers().isEmpty()) {
      text.append(" also ").append(partitioning.carriers());
    }
    partitioning
        .exchanges()
        .forEach(e -> text.append(", ").append(e.table()).append(" by ").append(e.key()));
    return text.append(": ").append(partitioning.reason()).append('\n').toString();
  }

  private static String text(List<Lineage.Origin> origins) {
    return origins.isEmpty()
        ? "nothing"
        : origins.stream()
            .map(o -> o.table() + (o.path().isEmpty() ? "" : "." + o.path()) + " " + o.role())
            .collect(Collectors.joining(", "));
  }

  private static List<ViewSource> views(String golden) {
    List<ViewSource> views = new ArrayList<>();
    for (String entry : golden.split(VIEW, -1)) {
      if (!entry.isBlank()) {
        String title = entry.lines().findFirst().orElseThrow();
        String text = entry.substring(title.length() + 1);
        int end = text.indexOf(RESULT);
        String sql = (end < 0 ? text : text.substring(0, end)).strip();
        views.add(Sample.view(title.split(" ")[0], sql, contract(title)));
      }
    }
    return views;
  }

  private static ViewContract contract(String title) {
    int owner = title.indexOf(" owner ");
    return owner < 0
        ? ViewContract.intermediate()
        : new ViewContract(
            false,
            List.of(),
            List.of(),
            title.substring(owner + " owner ".length()).strip(),
            List.of(),
            List.of(),
            null,
            null);
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(LineageAndOwnerTest.class.getResourceAsStream("/" + FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
