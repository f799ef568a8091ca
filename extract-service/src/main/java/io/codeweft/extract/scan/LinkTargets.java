package io.codeweft.extract.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the symbolic links of a commit lead; git follows them within the commit. */
final class LinkTargets {
  /** Where a link leads. */
  enum Target {
    INSIDE,
    OUTSIDE,
    NOWHERE
  }

  private static final Set<String> BROKEN = Set.of("dangling", "loop", "notdir");

  private final String answers;
  private int at;

  private LinkTargets(String answers) {
    this.answers = answers;
  }

  /**
   * @param tree id of the tree that has the links
   * @param depth how many folders above the tree still belong to the repository
   * @param links names within the tree, without line breaks
   * @return one per link
   */
  static List<Target> of(Path gitDirectory, String tree, int depth, List<byte[]> links)
      throws IOException {
    if (links.isEmpty()) {
      return List.of();
    }
    ByteArrayOutputStream questions = new ByteArrayOutputStream();
    for (byte[] link : links) {
      questions.writeBytes((tree + ":").getBytes(StandardCharsets.US_ASCII));
      questions.writeBytes(link);
      questions.write('\n');
    }
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    Git.Output output =
        Git.of(gitDirectory)
            .run(
                List.of("cat-file", "--batch-check", "--follow-symlinks"),
                questions.toByteArray(),
                answers::write);
    if (!output.succeeded()) {
      throw GitRepository.unusable(gitDirectory, output.message());
    }
    LinkTargets reader = new LinkTargets(answers.toString(StandardCharsets.ISO_8859_1));
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      targets.add(reader.next(depth));
    }
    return targets;
  }

  private Target next(int depth) {
    String line = line();
    String word = line.substring(0, Math.max(0, line.indexOf(' ')));
    if (word.equals("symlink")) {
      return leaves(text(line), depth) ? Target.OUTSIDE : Target.INSIDE;
    }
    if (BROKEN.contains(word)) {
      text(line);
      return Target.NOWHERE;
    }
    return line.endsWith(" missing") ? Target.NOWHERE : Target.INSIDE;
  }

  private String line() {
    int end = answers.indexOf('\n', at);
    String line = answers.substring(at, end);
    at = end + 1;
    return line;
  }

  /** The text whose length a line tells. */
  private String text(String line) {
    int length = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    String text = answers.substring(at, at + length);
    at += length + 1;
    return text;
  }

  private static boolean leaves(String target, int depth) {
    int up = 0;
    while (target.startsWith("../", up * 3) || target.substring(up * 3).equals("..")) {
      up++;
    }
    return target.startsWith("/") || up > depth;
  }
}
