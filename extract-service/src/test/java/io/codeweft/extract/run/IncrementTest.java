package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.Tree;
import io.codeweft.extract.worker.WorkerOptions;
import io.codeweft.extract.worker.WorkerPools;
import io.codeweft.functions.FunctionLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extract that reads only what changed says what one says that reads everything. */
class IncrementTest {
  /** More of them with {@code -Dcodeweft.steps}; {@code -Dcodeweft.seed} for other edits. */
  private static final int STEPS = Integer.getInteger("codeweft.steps", 10);

  @TempDir Path folder;
  private Tree tree;
  private Extracts extracts;
  private final WorkerPools pools = Extracts.pools(1);
  private final FaultyEngine engine = new FaultyEngine();

  /** Fails where a dataset is about to be written, as a process does that dies there. */
  private static final class FaultyEngine implements Engine {
    private final Engine engine = new DuckDbEngine(FunctionLibrary.read(Map.of(), Map.of()));
    private Set<String> faulty = Set.of();

    @Override
    public EngineSession open(SessionOptions options) {
      if (faulty.stream().anyMatch(dataset -> options.workDir().endsWith(dataset + "/engine"))) {
        throw new IllegalStateException("stopped");
      }
      return engine.open(options);
    }

    @Override
    public List<String> verifyFunctions(FunctionLibrary promised) {
      return engine.verifyFunctions(promised);
    }

    @Override
    public String name() {
      return engine.name();
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    tree = new Tree(Files.createDirectories(folder.resolve("repo")));
    extracts = new Extracts(folder.resolve("warehouse")).withEngine(engine).withPools(pools);
  }

  @AfterEach
  void stop() {
    pools.close();
  }

  private ExtractLanded land(ExtractRequest request) {
    return switch (extracts.run(request)) {
      case RunState.Landed(var extract) -> extract.event();
      case RunState.Unchanged(var extract) -> extract.event();
      case RunState other -> throw new AssertionError(other);
    };
  }

  private ExtractRequest request() {
    return request(Map.of());
  }

  private ExtractRequest request(Map<String, Object> options) {
    return Extracts.request(tree.root(), options);
  }

  private static Map<String, Object> options(Random random) {
    Map<String, Object> options = new TreeMap<>();
    if (random.nextInt(4) == 0) {
      options.put("exclude", List.of("p1"));
    }
    if (random.nextInt(4) == 0) {
      options.put("max_file_bytes", 60);
    }
    options.put("full", random.nextInt(12) == 0);
    return options;
  }

  @Test
  void onlyChangedFilesAreRead() {
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n").write("c.py", "c = (\n");
    assertThat(land(request()).changes()).isEqualTo(new FileChanges(3, 0, 0, 0, 0, List.of()));
    tree.write("b.py", "b = 2\n").write("d.py", "d = 1\n");
    delete("a.py");
    ExtractLanded event = land(request());
    assertThat(event.changes()).isEqualTo(new FileChanges(1, 1, 1, 0, 1, List.of()));
    assertThat(event.files()).isEqualTo(3);
    assertThat(event.lines()).isEqualTo(3);
    assertThat(event.errors()).isEqualTo(1);
    tree.write("x/d.py", "d = 1\n");
    delete("d.py");
    assertThat(land(request()).changes())
        .isEqualTo(
            new FileChanges(0, 0, 0, 1, 2, List.of(new FileChanges.Rename("d.py", "x/d.py"))));
  }

  @Test
  void optionsThatChooseFilesReadNothingAgain() {
    tree.write("a.py", "a = 1\n").write("b/b.py", "b = 1\n").write("c.py", "c = 100000\n");
    land(request());
    assertThat(land(request(Map.of("exclude", List.of("b")))).changes())
        .isEqualTo(new FileChanges(0, 0, 1, 0, 2, List.of()));
    assertThat(land(request(Map.of("exclude", List.of("b"), "max_file_bytes", 8))).changes())
        .isEqualTo(new FileChanges(0, 1, 0, 0, 1, List.of()));
    assertThat(land(request(Map.of("max_file_bytes", 8))).changes())
        .isEqualTo(new FileChanges(1, 0, 0, 0, 2, List.of()));
  }

  @Test
  void aFullExtractReadsEverythingAndCommitsNothingThatIsThere() {
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n");
    ExtractLanded first = land(request());
    ExtractLanded again = land(request(Map.of("full", true)));
    assertThat(again.changes()).isEqualTo(FileChanges.none(0));
    assertThat(again.tables()).isEqualTo(first.tables());
    assertThat(again.extractId()).isEqualTo(first.extractId());
  }

  @Test
  void anotherInterpreterOrLimitReadsEverything() {
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n");
    land(request());
    var slower = new WorkerOptions(1, 1L << 30, Duration.ofSeconds(9));
    tree.write("c.py", "c = 1\n");
    extracts.withWorkers(slower);
    assertThat(land(request()).changes()).isEqualTo(new FileChanges(1, 0, 0, 0, 0, List.of()));
  }

  /** The tables are ahead of the record, and the files are back at what the record says. */
  @Test
  void anExtractThatDiedHalfwayDoesNotFoolTheNext() {
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n");
    land(request());
    tree.write("a.py", "a = (\n");
    engine.faulty = Set.of(Datasets.FILES);
    assertThatThrownBy(() -> land(request())).hasMessage("stopped");
    engine.faulty = Set.of();
    tree.write("a.py", "a = 1\n").write("b.py", "b = 2\n");
    ExtractLanded event = land(request());
    assertThat(event.changes()).isEqualTo(new FileChanges(0, 1, 0, 0, 0, List.of()));
    assertThat(event.errors()).isZero();
    assertEqualToFull(event, request(), "after a failed extract");
  }

  /** Random edits, options and failures between commits; every extract equals one from nothing. */
  @Test
  void aChainOfExtractsIsOneExtract() {
    long seed = Long.getLong("codeweft.seed", 20_261_120L);
    Random random = new Random(seed);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      write(paths, path(random), random);
    }
    int failed = 0;
    for (int step = 0; step < STEPS; step++) {
      edit(paths, random);
      ExtractRequest request = request(options(random));
      engine.faulty = faults(random);
      try {
        ExtractLanded event = land(request);
        if (step % 5 == 4) {
          engine.faulty = Set.of();
          assertEqualToFull(event, request, "seed " + seed + ", step " + step);
        }
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("stopped");
        failed++;
      }
    }
    engine.faulty = Set.of();
    assertEqualToFull(land(request()), request(), "seed " + seed + ", at the end");
    assertThat(failed).as("seed %d: extracts that failed", seed).isPositive();
  }

  private static Set<String> faults(Random random) {
    Set<String> faulty = new HashSet<>();
    if (random.nextInt(3) == 0) {
      for (DatasetDeclaration declaration : Datasets.all()) {
        if (random.nextBoolean()) {
          faulty.add(declaration.name());
        }
      }
    }
    return faulty;
  }

  private void edit(List<String> paths, Random random) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(paths.size());
      switch (random.nextInt(paths.size() < 6 ? 2 : 5)) {
        case 0 -> write(paths, path(random), random);
        case 1 -> tree.write(paths.get(at), source(random));
        case 2 -> delete(paths.remove(at));
        default -> {
          String from = paths.remove(at);
          String to = path(random);
          byte[] bytes = bytes(from);
          delete(from);
          tree.write(to, bytes);
          paths.remove(to);
          paths.add(to);
        }
      }
    }
  }

  private void write(List<String> paths, String path, Random random) {
    tree.write(path, source(random));
    paths.remove(path);
    paths.add(path);
  }

  private static String path(Random random) {
    List<String> names = List.of("a", "b", "\u00e9", "\uD83D\uDE00", "it's", "\u6f22");
    return "p%d/%s%d.py"
        .formatted(random.nextInt(3), names.get(random.nextInt(names.size())), random.nextInt(5));
  }

  /** Few texts, so that files come back to what they were. */
  private static String source(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "def (:\n";
      case 1 -> "";
      case 2 -> "def f(a, b=1):\n    return [a for x in b]  # a line that is longer than others\n";
      default -> "x = " + random.nextInt(4) + "\nclass C:\n    y = x\n";
    };
  }

  private byte[] bytes(String path) {
    try {
      return Files.readAllBytes(tree.root().resolve(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void delete(String path) {
    try {
      Files.delete(tree.root().resolve(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertEqualToFull(ExtractLanded event, ExtractRequest request, String where) {
    Extracts fresh =
        new Extracts(folder.resolve("fresh-" + Math.abs(where.hashCode()))).withPools(pools);
    ExtractLanded full = ((RunState.Landed) fresh.run(request)).extract().event();
    assertThat(event.extractId()).as(where).isEqualTo(full.extractId());
    assertThat(event.files()).as(where).isEqualTo(full.files());
    assertThat(event.lines()).as(where).isEqualTo(full.lines());
    assertThat(event.errors()).as(where).isEqualTo(full.errors());
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (DatasetDeclaration declaration : Datasets.all()) {
      String name = declaration.name();
      TableVersion pinned = Objects.requireNonNull(event.tables().get(name));
      expected.put(name, fresh.digest(name));
      actual.put(name, extracts.digest(name, pinned.version()));
      assertThat(extracts.feedIsTheDifference(name, pinned.version())).as(where + name).isTrue();
    }
    assertThat(actual).as(where).isEqualTo(expected);
  }
}
