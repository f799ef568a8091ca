package io.codeweft.extract.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.ExtractException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkerPoolTest {
  private static final long MEGABYTE = 1L << 20;
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Takes seconds. */
  private static final byte[] SLOW = source("x = [\n" + "f(a, b.c),\n".repeat(400_000) + "]\n");

  @TempDir static Path folder;
  private static Interpreter interpreter;
  private static WorkerScript script;

  @BeforeAll
  static void unpack() {
    interpreter = Interpreter.find("python3");
    script = WorkerScript.unpack(folder);
  }

  @Test
  void aWorkerIsUsedAgain() {
    try (WorkerPool pool = pool(2, 0, LONG)) {
      for (int i = 0; i < 5; i++) {
        assertThat(errorKind(pool, source("x = " + i))).isEqualTo("none");
      }
      assertThat(children()).hasSize(1);
    }
  }

  @Test
  void aKilledWorkerIsAnErrorAndIsReplaced() throws Exception {
    try (WorkerPool pool = pool(1, 0, LONG)) {
      assertThat(errorKind(pool, source("x = 1"))).isEqualTo("none");
      ProcessHandle victim = children().iterator().next();
      Future<WorkerPool.Answer> slow = pool.submit(() -> pool.extract(SLOW));
      assertThat(victim.destroyForcibly()).isTrue();
      WorkerPool.Answer answer = slow.get();

      assertThat(answer).as("the text is still described").isInstanceOf(WorkerPool.Told.class);
      Failure failure = Failure.of(answer);
      assertThat(failure.errorKind()).isEqualTo("crashed");
      assertThat(failure.errorMessage()).contains("ended with exit code 137");
      assertThat(errorKind(pool, source("x = 2"))).isEqualTo("none");
      assertThat(children()).hasSize(1).doesNotContain(victim);
    }
  }

  /** A process that runs, but says nonsense about files; it can still tell of their text. */
  @Test
  void aWorkerWhoseAnswersAreBrokenIsAnErrorAndIsReplaced() throws Exception {
    Path program = folder.resolve("broken.py");
    Files.writeString(
        program,
        """
        import sys, zipimport
        worker = {"__name__": "worker"}
        sys.path.insert(0, sys.argv[1])
        exec(zipimport.zipimporter(sys.argv[1]).get_source("__main__"), worker)
        answer = worker["Server"].answer
        def cut(server, request):
            return answer(server, request)[: 100 if request[0] == 0 else None]
        worker["Server"].answer = cut
        sys.argv[1:] = sys.argv[2:]
        worker["main"]()
        """);
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        "#!/bin/sh\nexec "
            + interpreter.executable()
            + " -I "
            + program
            + " \"$4\" \"$5\" \"$6\"\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    Interpreter broken =
        new Interpreter(python.toString(), interpreter.version(), interpreter.magic());
    try (WorkerPool pool = new WorkerPool(broken, script, new WorkerOptions(1, 0, LONG))) {
      Failure failure = Failure.of(pool.extract(source("x = 1")));
      assertThat(failure.errorKind()).isEqualTo("crashed");
      assertThat(failure.errorMessage()).contains("what the Python process answered is broken");
    }
  }

  @Test
  void aPoolThatIsClosedClosesWhatNobodyTook() {
    WorkerPool pool = pool(1, 0, LONG);
    long before = ArrowMemory.allocatedBytes();
    WorkerPool.Answer answer = pool.extract(source("x = 1"));
    assertThat(ArrowMemory.allocatedBytes()).isGreaterThan(before);
    pool.close();
    assertThat(ArrowMemory.allocatedBytes()).isEqualTo(before);
    answer.close();
  }

  @Test
  void aFileThatTakesTooLongIsAnError() {
    try (WorkerPool pool = pool(1, 0, Duration.ofMillis(500))) {
      Failure failure = Failure.of(pool.extract(SLOW));
      assertThat(failure.errorKind()).isEqualTo("timeout");
      assertThat(failure.errorMessage()).contains("codeweft.extract.file-timeout");
      assertThat(errorKind(pool, source("x = 2"))).isEqualTo("none");
    }
  }

  @Test
  void aFileThatNeedsTooMuchMemoryIsAnError() {
    try (WorkerPool pool = pool(1, 400 * MEGABYTE, LONG)) {
      Failure failure = Failure.of(pool.extract(SLOW));
      assertThat(failure.errorKind()).isEqualTo("memory");
      assertThat(failure.errorMessage()).contains("400 MB", "codeweft.extract.worker-memory");
      assertThat(errorKind(pool, source("x = 2"))).isEqualTo("none");
    }
  }

  /** The parser keeps a name for every prefix: a file of 120 kB wants 3.6 GB. */
  @Test
  void aSmallFileThatNeedsTooMuchMemoryIsAnError() {
    try (WorkerPool pool = pool(1, 400 * MEGABYTE, LONG)) {
      Failure failure = Failure.of(pool.extract(source("import a" + ".b".repeat(60_000))));
      assertThat(failure.errorKind()).isEqualTo("memory");
      assertThat(errorKind(pool, source("x = " + "-".repeat(100_000) + "1"))).isEqualTo("too-deep");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkerThatHasGrownStartsAnew() throws Exception {
    try (WorkerPool pool = pool(1, 400 * MEGABYTE, LONG)) {
      assertThat(errorKind(pool, source("x = [\n" + "f(a, b.c),\n".repeat(45_000) + "]\n")))
          .isEqualTo("none");
      assertThat(errorKind(pool, source("x = 2"))).isEqualTo("none");
      ProcessHandle worker = children().iterator().next();
      String peak =
          Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .findFirst()
              .orElseThrow();
      assertThat(Long.parseLong(peak.replaceAll("\\D", "")) << 10).isLessThan(100 * MEGABYTE);
    }
  }

  /** Collection of cycles is off in a worker, so nothing may leave any behind. */
  @Test
  void filesDoNotAddUp() {
    byte[] good = source("def f(a): return [b.c(d) for d in a]\n".repeat(5_000));
    byte[] broken = source("x = f(a, b)\n".repeat(5_000) + "def (\n");
    try (WorkerPool pool = pool(1, 300 * MEGABYTE, LONG)) {
      for (int i = 0; i < 15; i++) {
        assertThat(errorKind(pool, good)).isEqualTo("none");
        assertThat(errorKind(pool, broken)).isEqualTo("syntax-error");
      }
      assertThat(children()).hasSize(1);
    }
  }

  /** Whatever the parser does with it, the pool lives on. */
  @Test
  void deepNestingEndsNoRun() {
    try (WorkerPool pool = pool(1, 0, LONG)) {
      for (String deep :
          new String[] {
            "x = " + "(".repeat(3000) + ")".repeat(3000),
            "x = " + "-".repeat(200_000) + "1",
            "x = a" + ".b".repeat(200_000),
            "x = a" + "[0]".repeat(100_000),
            "x = f" + "()".repeat(100_000),
            "x = " + "lambda: ".repeat(20_000) + "1",
            "x = 1" + " + 1".repeat(100_000),
            "x = " + "not ".repeat(100_000) + "1",
            "x = " + "a if b else ".repeat(20_000) + "1",
            "if a: pass\n" + "elif b: pass\n".repeat(20_000),
          }) {
        Failure failure = Failure.of(pool.extract(source(deep)));
        assertThat(failure.errorKind())
            .as(deep.substring(0, 20))
            .isIn("too-deep", "crashed", "none");
        assertThat(errorKind(pool, source("x = 2"))).isEqualTo("none");
      }
    }
  }

  @Test
  void aClosedPoolLeavesNoProcess() {
    WorkerPool pool = pool(2, 0, LONG);
    assertThat(errorKind(pool, source("x = 1"))).isEqualTo("none");
    Set<ProcessHandle> before = children();
    pool.close();
    before.forEach(child -> child.onExit().join());
    assertThat(children()).isEmpty();
    assertThatThrownBy(() -> pool.extract(source("x = 1"))).isInstanceOf(ExtractException.class);
  }

  @Test
  void anInterpreterThatIsNoPythonIsRefused() throws Exception {
    Path program = folder.resolve("no-python");
    Files.writeString(program, "#!/bin/sh\necho hello\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> Interpreter.find(program.toString()))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("install Python 3.9 or newer");
  }

  @Test
  void anInterpreterThatIsTooOldIsRefused() throws Exception {
    Path program = folder.resolve("old-python");
    Files.writeString(
        program,
        "#!/bin/sh\necho '{\"executable\": \"/old\", \"name\": \"cpython\", \"version\": [3, 8,"
            + " 18]}'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> Interpreter.find(program.toString()))
        .hasMessageContaining("is cpython 3.8.18")
        .hasMessageContaining("needs CPython 3.9 or newer");
  }

  private static String errorKind(WorkerPool pool, byte[] source) {
    return Failure.of(pool.extract(source)).errorKind();
  }

  private static WorkerPool pool(int processes, long memory, Duration timeout) {
    WorkerOptions options =
        new WorkerOptions(processes, memory, timeout, new Producers(true, false));
    return new WorkerPool(interpreter, script, options);
  }

  private static byte[] source(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toSet());
  }
}
