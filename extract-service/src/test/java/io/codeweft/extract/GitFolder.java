package io.codeweft.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A git repository that a test makes. */
public record GitFolder(Path root) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_AUTHOR_NAME", "a",
          "GIT_AUTHOR_EMAIL", "a@example.org",
          "GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z",
          "GIT_COMMITTER_NAME", "a",
          "GIT_COMMITTER_EMAIL", "a@example.org",
          "GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null");

  /** An empty repository with a branch {@code main}. */
  public static GitFolder init(Path folder) {
    try {
      GitFolder git = new GitFolder(Files.createDirectories(folder).toRealPath());
      git.run("init", "-q", "-b", "main");
      return git;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Tree tree() {
    return new Tree(root);
  }

  public GitFolder write(String path, String text) {
    tree().write(path, text);
    return this;
  }

  /**
   * Commits everything.
   *
   * @return the commit's id
   */
  public String commit(String message) {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return run("rev-parse", "HEAD");
  }

  /** Runs git; a command that fails fails the test. */
  public String run(String... arguments) {
    Result result = attempt(arguments);
    assertThat(result.exitCode)
        .as("git " + String.join(" ", arguments) + ": " + result.output)
        .isZero();
    return result.output;
  }

  /** Runs git; it may fail. */
  public Result attempt(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How a command ended. */
  public record Result(int exitCode, String output) {}
}
