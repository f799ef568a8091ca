package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.fuzz.FuzzCorpus;
import io.codeweft.extract.fuzz.FuzzFile;
import io.codeweft.extract.worker.WorkerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are made to break an extract. Whatever is in them, each has one row in {@code
 * repo_files_v1}, and where its text can be read a row in every dataset of files; what is wrong
 * with it is one error; the processes stay small; and the rows do not depend on how many there are.
 */
class FuzzTest {
  private static final long MEGABYTE = 1L << 20;
  private static final WorkerOptions LIMITS =
      new WorkerOptions(1, 512 * MEGABYTE, Duration.ofSeconds(60));

  private static final Set<String> PARSED = Set.of(Datasets.AST, Datasets.SYMTABLE);
  private static final int SLOW_ROUNDS = 20;
  private static final int FILES_PER_ROUND = 1_500;

  @TempDir static Path folder;
  private static Path originals;

  @BeforeAll
  static void copyLibrary() throws Exception {
    originals = StandardLibrary.copy(Files.createDirectory(folder.resolve("library")));
  }

  @Test
  void nothingBreaksAnExtract() throws Exception {
    FuzzCorpus corpus = new FuzzCorpus(1, originals, 4_000);
    List<FuzzFile> files = corpus.awkward();
    files.addAll(corpus.mutated(80));
    check("fast", files);
  }

  @Test
  @Tag("slow")
  void nothingBreaksManyExtracts() throws Exception {
    long seed = Long.getLong("weft.seed", System.nanoTime());
    for (int round = 0; round < SLOW_ROUNDS; round++) {
      System.out.println("FuzzTest: -Dweft.seed=" + (seed + round) + ", round " + round);
      FuzzCorpus corpus = new FuzzCorpus(seed + round, originals, 100_000);
      List<FuzzFile> files = corpus.awkward();
      files.addAll(corpus.mutated(FILES_PER_ROUND - files.size()));
      check("slow" + round, files);
    }
  }

  private static void check(String name, List<FuzzFile> files) throws Exception {
    Path root = FuzzCorpus.write(files, folder.resolve(name)).root();
    Extracts alone = new Extracts(folder.resolve(name + "-alone")).withWorkers(LIMITS);
    long memory = land(alone, root);
    Extracts together =
        new Extracts(folder.resolve(name + "-together")).withWorkers(LIMITS).withProcesses(2);
    memory = Math.max(memory, land(together, root));

    assertThat(alone.column("from repo_files_v1", "path"))
        .as("a row per file")
        .hasSize(files.size())
        .doesNotHaveDuplicates();
    assertErrors(alone, root);
    assertRowsInAllDatasets(alone);
    assertThat(memory).as("most memory of a worker").isLessThanOrEqualTo(LIMITS.memoryBytes());
    for (DatasetDeclaration dataset : Datasets.all()) {
      assertThat(together.digest(dataset.name()))
          .as(dataset.name() + " with two workers")
          .isEqualTo(alone.digest(dataset.name()));
    }
  }

  /**
   * What CPython reads has no error; what it does not, has one that is to be expected. How deep it
   * can go differs with where it starts, so what is nested is not compared.
   */
  private static void assertErrors(Extracts extracts, Path root) throws Exception {
    Map<String, String> kinds = new TreeMap<>();
    Map<String, String> messages = new TreeMap<>();
    for (List<String> row :
        extracts.rows("from extract_errors_v1 where path <> ''", "path", "error_kind", "message")) {
      assertThat(row.getLast()).as(row.getFirst()).isNotBlank();
      kinds.merge(row.getFirst(), row.get(1), (a, b) -> a + ", " + b);
      messages.merge(row.getFirst(), row.getLast(), (a, b) -> a + ", " + b);
    }
    kinds.forEach(
        (path, kind) ->
            assertThat(kind)
                .as(path)
                .isIn(
                    "syntax-error",
                    "too-deep",
                    "not-decodable",
                    path.startsWith("mutated/") ? "too-deep" : "memory"));
    List<String> surprises = new ArrayList<>();
    for (Map.Entry<String, String> refusal : readable(root).entrySet()) {
      String path = refusal.getKey();
      String kind = kinds.getOrDefault(path, "none");
      if (kind.equals("none") != refusal.getValue().isEmpty()) {
        surprises.add(
            "%s is %s (%s), but CPython says '%s'; it starts with %s"
                .formatted(
                    path, kind, messages.get(path), refusal.getValue(), start(root.resolve(path))));
      }
    }
    assertThat(surprises).isEmpty();
  }

  private static String start(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, 100)))
        + " "
        + new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
  }

  private static void assertRowsInAllDatasets(Extracts extracts) {
    List<String> readable =
        extracts.column("from repo_files_v1 where encoding is not null order by path", "path");
    for (DatasetDeclaration dataset : Datasets.all()) {
      List<String> rows = extracts.column("from " + dataset.name(), "path");
      boolean written = !rows.isEmpty() && !dataset.name().equals(Datasets.ERRORS);
      assertThat(written || !PARSED.contains(dataset.name())).as(dataset.name()).isTrue();
      if (written) {
        assertThat(rows).as(dataset.name()).containsAll(readable);
      }
    }
  }

  /** Peak memory of the worker processes, as far as the system tells, in bytes. */
  private static long land(Extracts extracts, Path root) throws Exception {
    Map<Long, Long> peaks = new TreeMap<>();
    extracts.run(
        root,
        _ ->
            ProcessHandle.current()
                .children()
                .forEach(child -> peaks.merge(child.pid(), peak(child), Math::max)));
    return peaks.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static long peak(ProcessHandle process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // ended, or another system
    }
  }

  /** By path what CPython says of a file that is not nested, or nothing. */
  private static Map<String, String> readable(Path root) throws Exception {
    Path script = folder.resolve("readable.py");
    try (InputStream in = FuzzTest.class.getResourceAsStream("/io/codeweft/extract/readable.py")) {
      Files.write(script, in.readAllBytes());
    }
    String output = StandardLibrary.run("python3", script.toString(), root.toString());
    JsonNode found = Json.read(output.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    return found.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().isNull() ? "" : e.getValue().asText()));
  }
}
