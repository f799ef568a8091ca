package io.codeweft.extract.scan;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.extract.ExtractException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds objects by name. Names reach git on its standard input, where none can be an option. */
final class Revisions {
  private static final int MAX_LENGTH = 250;
  private static final int MAX_REFS = 10_000;
  private static final Pattern OBJECT = Pattern.compile("([0-9a-f]{40,64}) [a-z]+ [0-9]+");

  /** Where git looks for a short name, in its order. */
  private static final List<String> PLACES =
      List.of(
          "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

  private final Path gitDirectory;
  private final Git git;

  Revisions(Path gitDirectory) {
    this.gitDirectory = gitDirectory;
    this.git = Git.of(gitDirectory);
  }

  /** Id of the commit a name leads to, or null. */
  @Nullable String find(String name) throws IOException {
    return object((name + "^{commit}").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Id of the tree of a commit, or of one of its folders; null when there is none.
   *
   * @param commit full id
   * @param folder with a final {@code /}, or empty
   */
  @Nullable String tree(String commit, byte[] folder) throws IOException {
    return folder.length == 0
        ? object((commit + "^{tree}").getBytes(StandardCharsets.UTF_8))
        : file(commit, Arrays.copyOf(folder, folder.length - 1));
  }

  /** Id of what a commit has under a path, or null. */
  @Nullable String file(String commit, byte[] path) throws IOException {
    return object(RawNames.concat((commit + ":").getBytes(StandardCharsets.UTF_8), path));
  }

  private @Nullable String object(byte[] name) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Git.Output output =
        git.run(
            List.of("cat-file", "--batch-check"),
            RawNames.concat(name, new byte[] {'\n'}),
            answer::write);
    if (!output.succeeded()) {
      throw GitRepository.unusable(gitDirectory, output.message());
    }
    var matcher = OBJECT.matcher(answer.toString(StandardCharsets.UTF_8).strip());
    return matcher.matches() ? matcher.group(1) : null;
  }

  /**
   * The commit that somebody asks for.
   *
   * @param ref a branch, a tag, an id, or an expression such as {@code main~3}
   * @throws ExtractException when there is none, or more than one
   */
  Commit resolve(String ref) throws IOException {
    if (ref.isBlank()
        || ref.length() > MAX_LENGTH
        || ref.chars().anyMatch(Character::isISOControl)) {
      throw new ExtractException(
          "the ref is not allowed: 1 to "
              + MAX_LENGTH
              + " characters without line breaks; give a branch, a tag or a commit id");
    }
    List<String> refs = refs();
    String name = ref.split("[~^:]|@\\{", 2)[0];
    List<String> meant =
        PLACES.stream().map(place -> place.formatted(name)).filter(refs::contains).toList();
    if (meant.size() > 1) {
      throw new ExtractException(
          "the ref '"
              + ref
              + "' is ambiguous in "
              + gitDirectory
              + ": "
              + String.join(", ", meant)
              + "; give one of these in full");
    }
    String id = find(ref);
    if (id == null) {
      throw unknown(ref, name, refs);
    }
    return new Commit(id, ref, true);
  }

  private ExtractException unknown(String ref, String name, List<String> refs) {
    String nearest =
        Nearest.to(
            name,
            refs.stream().map(r -> r.replaceFirst("^refs/(heads|tags|remotes)/", "")).toList());
    return new ExtractException(
        "the repository "
            + gitDirectory
            + " has no commit '"
            + ref
            + "'"
            + (nearest == null ? "" : "; nearest: " + nearest)
            + "; give a branch, a tag or the id of a commit that is there (a shallow clone has only"
            + " its last ones)");
  }

  private List<String> refs() throws IOException {
    StringBuilder names = new StringBuilder();
    Git.Output output =
        git.run(
            List.of("for-each-ref", "--count=" + MAX_REFS, "--format=%(refname)"),
            text -> names.append(new String(text, StandardCharsets.UTF_8)));
    if (!output.succeeded()) {
      throw GitRepository.unusable(gitDirectory, output.message());
    }
    return new ArrayList<>(names.toString().lines().toList());
  }
}
