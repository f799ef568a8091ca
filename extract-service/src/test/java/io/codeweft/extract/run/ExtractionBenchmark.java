package io.codeweft.extract.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.treesitter.TreeSitter;
import io.codeweft.extract.worker.WorkerPools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What extraction costs beside plain Python that parses, enters and compiles the same files. Not
 * part of the tests: benchmarks/README.md has the command.
 */
class ExtractionBenchmark {
  private static final double MEGABYTE = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Set<String> LEFT_OUT =
      Set.of("site-packages", "dist-packages", "test", "tests", "idle_test");

  @TempDir Path folder;

  /** CPU and wall seconds of one extract; memory in bytes. */
  private record Cost(double wall, double jvm, double python, long pythonPeak) {
    double cpu() {
      return jvm + python;
    }
  }

  @Test
  void report() throws Exception {
    Path repository = folder.resolve("repo");
    List<Path> files = copy(Path.of(IncrementBenchmark.corpus()), repository);
    JsonNode plain = plain(files);
    double base =
        plain.path("parse").asDouble()
            + plain.path("symtable").asDouble()
            + plain.path("compile").asDouble();
    print(
        "%d files, %.1f MB; plain Python, one process: ast.parse %.2f s, symtable %.2f s, compile"
            + " %.2f s, together %.2f s CPU",
        plain.path("files").asInt(),
        plain.path("bytes").asLong() / MEGABYTE,
        plain.path("parse").asDouble(),
        plain.path("symtable").asDouble(),
        plain.path("compile").asDouble(),
        base);
    print(
        "| extract | wall s | CPU s of the JVM | CPU s of the workers | CPU / plain Python | peak of a worker, MB |");
    print("|---|---|---|---|---|---|");
    cost("warm-up", repository, Map.of(), base);
    cost("all datasets, LibCST too", repository, Map.of("libcst", "auto"), base);
    cost("all datasets but LibCST's", repository, Map.of(), base);
    cost("these without bytecode", repository, Map.of("bytecode", false), base);
    cost("these without tree-sitter", repository, Map.of("tree_sitter", false), base);
    cost(
        "without either: files, syntax tree, symbol table",
        repository,
        Map.of("bytecode", false, "tree_sitter", false),
        base);
    treeSitter(files);
    print("peak memory of the JVM: %d MB", status(ProcessHandle.current().pid()) >> 20);
  }

  private void cost(String what, Path repository, Map<String, Object> options, double base)
      throws IOException {
    Path warehouse = Files.createTempDirectory(folder, "warehouse");
    try (WorkerPools pools = Extracts.pools(1)) {
      Extracts extracts = new Extracts(warehouse).withPools(pools);
      ExtractRequest request = Extracts.request(repository, options);
      double jvm = Cpu.ofThisProcess();
      long start = System.nanoTime();
      extracts.run(request);
      double wall = (System.nanoTime() - start) / NANOS_PER_SECOND;
      Cost cost =
          new Cost(
              wall,
              Cpu.ofThisProcess() - jvm,
              Cpu.ofItsChildren(),
              workers().mapToLong(worker -> status(worker.pid())).max().orElse(0));
      print(
          "| %s | %.2f | %.2f | %.2f | %.2f | %d |",
          what, cost.wall(), cost.jvm(), cost.python(), cost.cpu() / base, cost.pythonPeak() >> 20);
    }
  }

  private static void treeSitter(List<Path> files) throws IOException {
    TreeSitter parser = TreeSitter.load(Duration.ofMinutes(1)).orElseThrow();
    long bytes = 0;
    double start = Cpu.ofThisProcess();
    long wall = System.nanoTime();
    try (BufferAllocator memory = ArrowMemory.child("benchmark", Long.MAX_VALUE)) {
      for (Path file : files) {
        byte[] text = Files.readAllBytes(file);
        bytes += text.length;
        if (parser.extract(text, memory) instanceof TreeSitter.Parsed(var row)) {
          row.close();
        }
      }
    }
    double seconds = (System.nanoTime() - wall) / NANOS_PER_SECOND;
    print(
        "tree-sitter alone, one thread: %.1f MB/s wall (%.2f s, %.2f s CPU), parse, rows and queries",
        bytes / MEGABYTE / seconds, seconds, Cpu.ofThisProcess() - start);
  }

  private static JsonNode plain(List<Path> files) throws IOException, InterruptedException {
    String program;
    try (InputStream in =
        Objects.requireNonNull(
            ExtractionBenchmark.class.getResourceAsStream("/io/codeweft/extract/plain_cost.py"))) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Process process =
        new ProcessBuilder("python3", "-c", program)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.outputWriter()) {
      for (Path file : files) {
        out.write(file + "\n");
      }
    }
    byte[] answer = process.getInputStream().readAllBytes();
    process.waitFor();
    return Json.mapper().readTree(answer);
  }

  /** The files, without third-party packages and tests. */
  private static List<Path> copy(Path from, Path to) throws IOException {
    List<Path> copies = new ArrayList<>();
    List<Path> found;
    try (Stream<Path> files = Files.walk(from)) {
      found = files.filter(file -> isSource(from.relativize(file))).sorted().toList();
    }
    for (Path file : found) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
      copies.add(copy);
    }
    return copies;
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".py")
        && StreamSupport.stream(file.spliterator(), false)
            .noneMatch(part -> LEFT_OUT.contains(part.toString()));
  }

  private static Stream<ProcessHandle> workers() {
    return ProcessHandle.current().descendants();
  }

  /** Highest resident memory of a process, where Linux tells; else 0. */
  private static long status(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // not Linux
    }
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
