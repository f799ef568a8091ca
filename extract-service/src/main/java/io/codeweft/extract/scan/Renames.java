package io.codeweft.extract.scan;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files that were moved and edited, as git sees them: by the similarity of their content. For
 * people; nothing that is extracted depends on it.
 */
public final class Renames {
  /** More added and deleted files than this are not compared with one another. */
  private static final int MAX_COMPARED = 1_000;

  private static final int MAX_RENAMES = 10_000;

  private Renames() {}

  /**
   * @param similarity percent of the content that stayed
   */
  public record Rename(String from, String to, int similarity) {}

  /**
   * By new path. Empty where git knows nothing of it: outside of a repository, or when the commit
   * before is gone.
   *
   * @param root as scanned
   * @param before commit of the extract before
   * @param now what is extracted: a commit, or the work tree when it names no ref
   */
  public static Map<String, Rename> find(Path root, Commit before, Commit now) {
    if (before.id().equals(now.id()) && now.clean()) {
      return Map.of();
    }
    GitRepository repository = GitRepository.find(root);
    if (repository == null) {
      return Map.of();
    }
    try {
      return find(repository, before, now);
    } catch (IOException e) {
      return Map.of(); // a report without renames is better than no extract
    }
  }

  private static Map<String, Rename> find(GitRepository repository, Commit before, Commit now)
      throws IOException {
    Revisions revisions = new Revisions(repository.gitDirectory());
    String old = revisions.tree(before.id(), repository.prefix());
    boolean ofWorkTree = now.ref() == null && !now.clean();
    String tree = ofWorkTree ? null : revisions.tree(now.id(), repository.prefix());
    if (old == null || (tree == null && !ofWorkTree)) {
      return Map.of();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                ofWorkTree ? "diff-index" : "diff-tree",
                "-r",
                "-z",
                "-M",
                "-l" + MAX_COMPARED,
                "--diff-filter=R",
                "--name-status",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=all"));
    Git git = Git.of(repository.gitDirectory());
    if (ofWorkTree) {
      git = Git.in(repository.root()).with(Filters.none(repository.gitDirectory()));
      command.addAll(List.of("--relative", before.id()));
    } else {
      command.addAll(Arrays.asList(old, tree));
    }
    Reader reader = new Reader();
    Git.Output output = git.run(command, reader);
    return output.succeeded() ? reader.byTarget : Map.of();
  }

  /** Three records for each: {@code R} and percent, old name, new name. */
  private static final class Reader implements Git.Records {
    final Map<String, Rename> byTarget = new TreeMap<>();
    private final List<String> parts = new ArrayList<>();

    @Override
    public void accept(byte[] text) {
      String decoded = RawNames.decode(text);
      parts.add(decoded == null ? RawNames.escaped(text) : decoded);
      if (parts.size() == 3) {
        String from = Normalizer.normalize(parts.get(1), Normalizer.Form.NFC);
        String to = Normalizer.normalize(parts.get(2), Normalizer.Form.NFC);
        if (byTarget.size() < MAX_RENAMES) {
          byTarget.put(to, new Rename(from, to, Integer.parseInt(parts.get(0).substring(1))));
        }
        parts.clear();
      }
    }
  }
}
