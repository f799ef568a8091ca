package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files that git tracks or would track. The repository is not trusted: its configuration could
 * name programs that git runs, so those settings are overridden.
 */
final class GitLister {
  private static final List<String> GIT =
      List.of(
          "git",
          "--no-optional-locks",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "safe.directory=*");
  private static final int MAX_MESSAGE = 2_000;
  private static final long TIMEOUT_SECONDS = 300;

  private GitLister() {}

  /** Whether git manages the folder: not when git is absent, or ignores the folder. */
  static boolean manages(Path root) {
    if (!hasGitAbove(root)) {
      return false;
    }
    try {
      Output inside = run(root, List.of("rev-parse", "--is-inside-work-tree"), _ -> {});
      if (inside.exitCode() != 0) {
        return false;
      }
      return Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
          || run(root, List.of("check-ignore", "-q", "."), _ -> {}).exitCode() == 1;
    } catch (IOException e) {
      return false; // no git on this machine
    }
  }

  static void list(Path root, Listing listing) {
    try {
      Output output =
          run(
              root,
              List.of("ls-files", "-z", "--cached", "--others", "--exclude-standard"),
              name -> {
                Path file = RawNames.below(root, name);
                boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                if (!isFolder && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                  listing.add(name, file); // not a submodule, not deleted
                }
              });
      if (output.exitCode() != 0) {
        throw new ExtractException(
            "git cannot list "
                + root
                + ": "
                + output.message()
                + "; repair the repository, or extract a copy without its .git");
      }
    } catch (IOException e) {
      throw new ExtractException("git cannot list " + root + ": " + e, e);
    }
  }

  private static boolean hasGitAbove(Path root) {
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private record Output(int exitCode, String message) {}

  private interface Names {
    void accept(byte[] name);
  }

  private static Output run(Path folder, List<String> arguments, Names names) throws IOException {
    List<String> command = new ArrayList<>(GIT);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      Thread errors = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), message));
      split(process.getInputStream(), names);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("git did not end within " + TIMEOUT_SECONDS + " s");
      }
      errors.join();
      return new Output(process.exitValue(), message.toString(StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was running", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void split(InputStream output, Names names) throws IOException {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    try (BufferedInputStream in = new BufferedInputStream(output, 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == 0) {
          names.accept(name.toByteArray());
          name.reset();
        } else {
          name.write(b);
        }
      }
    }
  }

  private static void drain(InputStream in, ByteArrayOutputStream message) {
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
