package io.codeweft.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way in which the rows of a pack are refused, as a table: it changes the pack, one line or
 * more at a time ({@code -} stands now, {@code +} shall stand), and says what comes back. A failing
 * run writes what really came back to {@code target}.
 */
class RowRefusalTest {
  private static final Path HERE =
      Path.of("src/test/resources/io/codeweft/compiler/generate").toAbsolutePath();

  private final PolicyLane lane = new PolicyLane(FunctionLibrary.standard().snapshot());

  @ParameterizedTest
  @CsvSource({"garden, refusals.txt", "orchard, orchard.refusals.txt"})
  void everyRefusalNamesFileLineColumnRowAndField(String pack, String table) throws IOException {
    String expected = Files.readString(HERE.resolve(table)).stripTrailing();
    StringBuilder actual = new StringBuilder();
    for (String entry : expected.split("\n\n", -1)) {
      actual.append(actual.isEmpty() ? "" : "\n\n").append(answered(pack, entry));
    }
    if (!expected.contentEquals(actual)) {
      Files.writeString(Path.of("target", table), actual);
    }
    assertThat(actual.toString()).isEqualTo(expected);
  }

  private String answered(String pack, String entry) throws IOException {
    StringBuilder title = new StringBuilder();
    StringBuilder from = new StringBuilder();
    StringBuilder to = new StringBuilder();
    String file = "registries/" + pack + ".yaml";
    for (String line : entry.lines().toList()) {
      switch (line.substring(0, Math.min(1, line.length()))) {
        case "-" -> from.append(line.substring(1)).append('\n');
        case "+" -> to.append(line.substring(1)).append('\n');
        case "@" -> file = line.substring(1);
        default -> {}
      }
      if (!line.startsWith("=>")) {
        title.append(line).append('\n');
      }
    }
    Map<String, String> files = new TreeMap<>(PackBundle.fromFolder(HERE.resolve(pack)).files());
    String before = files.getOrDefault(file, "");
    assertThat(before).as(file + " in " + entry).contains(from.toString().strip());
    files.put(file, before.replace(from.toString().stripTrailing(), to.toString().stripTrailing()));
    return title
        + problems(pack, files)
            .lines()
            .map(p -> "=> " + p + "\n")
            .reduce("", String::concat)
            .stripTrailing();
  }

  private String problems(String name, Map<String, String> files) {
    try {
      Pack pack = PackReader.read(new PackBundle(name, files));
      lane.compile(name, pack.datasets(), ViewGenerator.generate(pack));
      return "accepted";
    } catch (PackException | CompileException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
