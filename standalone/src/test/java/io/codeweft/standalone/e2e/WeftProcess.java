package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process; its output goes to files, so that it never waits for a reader. */
final class WeftProcess implements AutoCloseable {
  /** Enough for a run on a machine that does many other things. */
  static final Duration LIMIT = Duration.ofMinutes(4);

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;

  /** How a process ended. */
  record Ended(int exitCode, String out, String err) {
    @Override
    public String toString() {
      return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }

  private WeftProcess(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Runs {@code weft} to its end. */
  static Ended weft(String... arguments) {
    return weft(Map.of(), arguments);
  }

  /** Runs {@code weft} to its end with additional variables of the environment. */
  static Ended weft(Map<String, String> environment, String... arguments) {
    try (WeftProcess process = start(environment, Program.weft(arguments))) {
      return process.await(LIMIT);
    }
  }

  static WeftProcess startWeft(String... arguments) {
    return start(Map.of(), Program.weft(arguments));
  }

  static WeftProcess start(Map<String, String> environment, List<String> command) {
    try {
      Path folder = Workspace.folder("process");
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().remove("WEFT_JVM_FLAGS");
      builder.environment().put("CODEWEFT_EXTRACT_LIBCST", "off"); // not every machine has it
      builder.environment().put("CODEWEFT_EXTRACT_SCIP", "off");
      builder.environment().putAll(environment);
      return new WeftProcess(String.join(" ", command), builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the end.
   *
   * @throws AssertionError when it takes longer than the limit
   */
  Ended await(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("no end after " + limit.toSeconds() + " s: " + describe());
      }
      return ended();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits for a state of the world that this process is to bring about. */
  void until(String what, BooleanSupplier condition) {
    Await.until(what, LIMIT, () -> condition.getAsBoolean() || !process.isAlive(), this::describe);
    if (!condition.getAsBoolean()) {
      throw new AssertionError("it ended before: " + what + "\n" + describe());
    }
  }

  /** As {@code kill -9}: of the process alone, as a crash would. */
  void kill() {
    process.destroyForcibly();
    awaitDeath();
  }

  /** As {@code kill}, and Ctrl-C. */
  Ended terminate(Duration limit) {
    process.destroy();
    return await(limit);
  }

  /** Processes it has started and that run. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Lines of the standard output that are complete. */
  List<String> out() {
    String text = text(out);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  String err() {
    return text(err);
  }

  private Ended ended() {
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private String describe() {
    return name + "\n--- out\n" + text(out) + "\n--- err\n" + text(err);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitDeath() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not die: " + describe());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Leaves no process behind, whatever the test found. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    if (process.isAlive()) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    awaitDeath();
  }
}
