package io.codeweft.extract.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.run.Extracts;
import io.codeweft.extract.run.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an offer in the documentation is one that lands. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/extraction.md");

  @TempDir Path folder;

  @Test
  void theExampleLands() throws Exception {
    Extracts extracts = new Extracts(folder.resolve("warehouse"));
    Offering offering = new Offering(extracts);
    Path file = offering.file("o-1/files.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(block("sql").replace("'files.parquet'", "'" + file + "'"));
    }
    ExtractOffered shown =
        Json.read(block("json").getBytes(StandardCharsets.UTF_8), ExtractOffered.class);
    ExtractOffered.Dataset dataset = Objects.requireNonNull(shown.datasets().get("repo_files_v1"));
    assertThat(dataset.files().getFirst().path()).isEqualTo("o-1/files.parquet");
    ExtractOffered offer =
        new ExtractOffered(
            shown.offerId(),
            shown.repo(),
            shown.tool(),
            Map.of(
                "repo_files_v1",
                new ExtractOffered.Dataset(
                    dataset.mode(),
                    dataset.paths(),
                    List.of(
                        offering.told("o-1/files.parquet", dataset.files().getFirst().rows())))));
    assertThat(offering.run(offer)).isInstanceOf(RunState.Landed.class);
  }

  /** The first block of a language after the headline. */
  private static String block(String language) throws IOException {
    String section = Files.readString(PAGE).split("## Landing an extract made elsewhere", 2)[1];
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }
}
