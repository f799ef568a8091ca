package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.extract.ExtractRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an extract costs when a part of the files changed, beside a full one. Not part of the tests:
 * benchmarks/README.md has the command.
 */
class IncrementBenchmark {
  private static final int FILES = Integer.getInteger("codeweft.files", 2_500);
  private static final int RUNS = Integer.getInteger("codeweft.runs", 5);
  private static final int[] CHANGED = {1, 10, 100, 1_000};
  private static final double NANOS_PER_SECOND = 1e9;

  @TempDir Path folder;
  private final Random random = new Random(4711);
  private final List<Path> sources = new ArrayList<>();

  /** When each part of a run began and ended. */
  private static final class Clock {
    private final long start = System.nanoTime();
    private final double cpu = Cpu.ofThisProcess() + Cpu.ofItsChildren();
    private long extracting;
    private long committing;
    private long end;

    private void see(RunState state) {
      if (state instanceof RunState.Extracting && extracting == 0) {
        extracting = System.nanoTime();
      } else if (state instanceof RunState.Committing) {
        committing = System.nanoTime();
        extracting = extracting == 0 ? committing : extracting;
      }
    }

    private double[] seconds() {
      return new double[] {
        (end - start) / NANOS_PER_SECOND,
        (extracting - start) / NANOS_PER_SECOND,
        (committing - extracting) / NANOS_PER_SECOND,
        (end - committing) / NANOS_PER_SECOND,
        Cpu.ofThisProcess() + Cpu.ofItsChildren() - cpu
      };
    }
  }

  @Test
  void report() throws IOException {
    Path repository = folder.resolve("repo");
    long bytes = copy(Path.of(corpus()), repository);
    Extracts extracts = new Extracts(folder.resolve("warehouse")).withPools(Extracts.pools(1));
    ExtractRequest request = Extracts.request(repository, Map.of("exclude", List.of()));
    print(
        "%d files, %d bytes; median of %d runs, the full extract into an empty warehouse is one",
        sources.size(), bytes, RUNS);
    print(
        "| files changed | seconds | scan and compare | read | commit | CPU seconds | part of"
            + " the full extract's |");
    print("|---|---|---|---|---|---|---|");
    double full = row("all, from nothing", List.of(timed(extracts, request)), 0);
    for (int count : CHANGED) {
      List<double[]> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        change(count);
        runs.add(timed(extracts, request));
      }
      row(String.valueOf(count), runs, full);
    }
    List<double[]> unchanged = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      unchanged.add(timed(extracts, request));
    }
    row("none", unchanged, full);
  }

  private double row(String what, List<double[]> runs, double full) {
    double[] median = new double[5];
    for (int part = 0; part < median.length; part++) {
      int at = part;
      median[part] = runs.stream().mapToDouble(r -> r[at]).sorted().toArray()[runs.size() / 2];
    }
    print(
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s |",
        what,
        median[0],
        median[1],
        median[2],
        median[3],
        median[4],
        full == 0 ? "1" : String.format(Locale.ROOT, "1/%.0f", full / median[4]));
    return median[4];
  }

  private double[] timed(Extracts extracts, ExtractRequest request) {
    Clock clock = new Clock();
    RunState end = extracts.run(request, clock::see);
    clock.end = System.nanoTime();
    if (end instanceof RunState.Landed(var extract)) {
      ExtractLanded event = extract.event();
      assertThat(event.files()).isEqualTo(sources.size());
    } else {
      clock.extracting = clock.end;
      clock.committing = clock.end;
    }
    return clock.seconds();
  }

  private void change(int count) throws IOException {
    List<Path> shuffled = new ArrayList<>(sources);
    Collections.shuffle(shuffled, random);
    for (Path source : shuffled.subList(0, Math.min(count, shuffled.size()))) {
      Files.writeString(source, "\n# " + random.nextLong() + "\n", StandardOpenOption.APPEND);
    }
  }

  /** Default: as many files of the standard library as it takes. */
  static String corpus() {
    String given = System.getProperty("codeweft.corpus");
    return given != null
        ? given
        : StandardLibrary.run(
                "python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])")
            .strip();
  }

  private long copy(Path from, Path to) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(from)) {
      found = files.filter(f -> f.toString().endsWith(".py")).sorted().limit(FILES).toList();
    }
    long bytes = 0;
    for (Path file : found) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
      bytes += Files.size(copy);
      sources.add(copy);
    }
    return bytes;
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
