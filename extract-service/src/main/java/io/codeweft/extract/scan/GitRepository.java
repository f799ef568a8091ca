package io.codeweft.extract.scan;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The git repository of a folder. */
final class GitRepository {
  private final Path root;
  private final Path gitDirectory;
  private final byte[] prefix;
  private final boolean bare;

  private GitRepository(Path root, Path gitDirectory, byte[] prefix, boolean bare) {
    this.root = root;
    this.gitDirectory = gitDirectory;
    this.prefix = prefix;
    this.bare = bare;
  }

  /**
   * Null when git does not manage the folder: no repository is above it, or git is not installed.
   *
   * @throws ExtractException when git finds a repository that it cannot use
   */
  static @Nullable GitRepository find(Path root) {
    if (!hasGitAbove(root) && !looksBare(root)) {
      return null;
    }
    Git git = Git.in(root);
    StringBuilder answer = new StringBuilder();
    Git.Output output;
    try {
      output =
          git.run(
              List.of("rev-parse", "--is-bare-repository", "--is-inside-work-tree"),
              text -> answer.append(new String(text, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return null; // no git on this machine
    }
    if (output.message().contains("not a git repository (or any")) {
      return null; // something else is called .git
    }
    if (!output.succeeded()) {
      throw unusable(root, output.message());
    }
    try {
      Path directory = RawNames.absolute(git.text("rev-parse", "--absolute-git-dir"));
      return switch (answer.toString().strip()) {
        case "false\ntrue" ->
            new GitRepository(root, directory, git.text("rev-parse", "--show-prefix"), false);
        case "true\nfalse" ->
            directory.equals(root) ? new GitRepository(root, directory, new byte[0], true) : null;
        default -> null; // inside of .git
      };
    } catch (IOException e) {
      throw unusable(root, e.toString());
    }
  }

  static ExtractException unusable(Path folder, String why) {
    return new ExtractException(
        "git cannot read "
            + folder
            + ": "
            + why
            + "; repair the repository, or extract a copy without its .git");
  }

  /** Whether there is no work tree. */
  boolean isBare() {
    return bare;
  }

  /** Where git keeps its data: of a linked work tree, its own part. */
  Path gitDirectory() {
    return gitDirectory;
  }

  /** The folder below the work tree's root, with a final {@code /}; empty for the root itself. */
  byte[] prefix() {
    return prefix.clone();
  }

  Path root() {
    return root;
  }

  /** Whether files of the folder are ignored as a whole. */
  boolean ignoresFolder() throws IOException {
    return !Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
        && Git.in(root).run(List.of("check-ignore", "-q", "."), _ -> {}).exitCode() != 1;
  }

  /** {@code HEAD} of the work tree; null before the first commit. */
  @Nullable Commit head() throws IOException {
    String id = new Revisions(gitDirectory).find("HEAD");
    return id == null ? null : new Commit(id, null, isClean());
  }

  private boolean isClean() throws IOException {
    boolean[] clean = {true};
    Git.Output output =
        Git.in(root)
            .with(Filters.none(gitDirectory))
            .run(
                List.of(
                    "status",
                    "--porcelain=v1",
                    "-z",
                    "--no-renames",
                    "--untracked-files=all",
                    "--ignore-submodules=all",
                    "--",
                    "."),
                _ -> clean[0] = false);
    if (!output.succeeded()) {
      throw unusable(root, output.message());
    }
    return clean[0];
  }

  private static boolean hasGitAbove(Path root) {
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksBare(Path root) {
    return Files.isRegularFile(root.resolve("HEAD"))
        && Files.isDirectory(root.resolve("objects"))
        && Files.isDirectory(root.resolve("refs"));
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
