package io.codeweft.extract.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs git in one folder. A repository is not trusted: its configuration can name programs that git
 * starts (a file system monitor, hooks, filters, remote helpers) and remotes from which a partial
 * clone fetches what it lacks. Those settings are overridden and no protocol is allowed, so git
 * only reads files; that is also why a repository of another user may be read.
 */
final class Git {
  private static final List<String> COMMAND =
      List.of(
          "git",
          "--no-optional-locks",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "safe.directory=*");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "LC_ALL", "C",
          "GIT_ALLOW_PROTOCOL", "none",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_TERMINAL_PROMPT", "0");

  static final long TIMEOUT_SECONDS = 300;
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_TEXT = 1 << 16;

  private final Path folder;
  private final Map<String, String> environment;

  private Git(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Git finds the repository of the folder itself. */
  static Git in(Path folder) {
    return new Git(folder, Map.of());
  }

  /** A git directory, whatever its configuration says of a work tree. */
  static Git of(Path gitDirectory) {
    return new Git(gitDirectory, Map.of("GIT_DIR", ".", "GIT_WORK_TREE", "."));
  }

  /** The same with further variables. */
  Git with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    return new Git(folder, all);
  }

  /**
   * @param message what git wrote to standard error
   */
  record Output(int exitCode, String message) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Takes what git writes to standard output, up to each NUL byte. */
  interface Records {
    void accept(byte[] text) throws IOException;
  }

  Output run(List<String> arguments, Records records) throws IOException {
    return run(arguments, new byte[0], records);
  }

  /**
   * @param input what git reads from standard input
   */
  Output run(List<String> arguments, byte[] input, Records records) throws IOException {
    Process process = start(arguments);
    try {
      // Reading ends when git ends: a git that hangs, say on a named pipe, is killed here.
      Thread.ofVirtual().start(() -> killWhenLate(process));
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      Thread errors = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), message));
      Thread writer = Thread.ofVirtual().start(() -> write(process, input));
      split(process.getInputStream(), records);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("git did not end within " + TIMEOUT_SECONDS + " s");
      }
      writer.join();
      errors.join();
      return new Output(process.exitValue(), message.toString(StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was running", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** What a succeeding command says, without the last line break; empty when it fails. */
  byte[] text(String... arguments) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Output output =
        run(
            List.of(arguments),
            part -> {
              if (text.size() + part.length > MAX_TEXT) {
                throw new IOException("git " + arguments[0] + " says more than expected");
              }
              text.writeBytes(part);
            });
    byte[] bytes = text.toByteArray();
    return output.succeeded() && bytes.length > 0
        ? Arrays.copyOf(bytes, bytes.length - 1)
        : new byte[0];
  }

  /** The caller ends it. */
  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(COMMAND);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void write(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      // Git ended without reading all; its exit code and its message say why.
      return;
    }
  }

  private static void killWhenLate(Process process) {
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last part need not end with NUL. */
  private static void split(InputStream output, Records records) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    try (BufferedInputStream in = new BufferedInputStream(output, 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == 0) {
          records.accept(part.toByteArray());
          part.reset();
        } else {
          part.write(b);
        }
      }
    }
    if (part.size() > 0) {
      records.accept(part.toByteArray());
    }
  }

  static void drain(InputStream in, ByteArrayOutputStream message) {
    try (in) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (message.size() < MAX_MESSAGE) {
          message.write(b);
        }
      }
    } catch (IOException e) {
      // The process is gone; what it said so far is all there is.
      return;
    }
  }
}
