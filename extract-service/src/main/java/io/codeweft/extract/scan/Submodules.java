package io.codeweft.extract.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the submodules of a commit keep their own commits. */
final class Submodules {
  /** Submodules within submodules. */
  static final int MAX_DEPTH = 20;

  private static final String KIND = "missing-submodule";

  private final Path gitDirectory;
  private final Map<String, String> nameByPath;

  private Submodules(Path gitDirectory, Map<String, String> nameByPath) {
    this.gitDirectory = gitDirectory;
    this.nameByPath = nameByPath;
  }

  /** As the file {@code .gitmodules} of a commit says. */
  static Submodules of(Path gitDirectory, String commit) throws IOException {
    String modules =
        new Revisions(gitDirectory).file(commit, ".gitmodules".getBytes(StandardCharsets.US_ASCII));
    Map<String, String> nameByPath = new HashMap<>();
    if (modules != null) {
      Git.of(gitDirectory)
          .run(
              List.of("config", "--blob", modules, "-z", "--get-regexp", "^submodule\\..*\\.path$"),
              entry -> {
                String text = new String(entry, StandardCharsets.UTF_8);
                int end = text.indexOf('\n');
                String key = end < 0 ? "" : text.substring(0, end);
                if (key.length() > "submodule..path".length()) {
                  nameByPath.put(
                      text.substring(end + 1),
                      key.substring("submodule.".length(), key.length() - ".path".length()));
                }
              });
    }
    return new Submodules(gitDirectory, nameByPath);
  }

  /**
   * The git directory that has a submodule's commit, or null. Only those that git itself made
   * within the repository's own are looked at: a commit must not choose what is read.
   *
   * @param path of the submodule, relative to the repository
   */
  @Nullable Path find(byte[] path, String commit) throws IOException {
    String text = RawNames.decode(path);
    String name = text == null ? null : nameByPath.get(text);
    if (name == null || Arrays.asList(name.split("/", -1)).contains("..")) {
      return null;
    }
    for (Path modules : modules()) {
      Path candidate = RawNames.below(modules, name.getBytes(StandardCharsets.UTF_8));
      boolean inside =
          Files.isRegularFile(candidate.resolve("HEAD"))
              && candidate.toRealPath().startsWith(modules.toRealPath());
      if (inside && new Revisions(candidate).find(commit) != null) {
        return candidate;
      }
    }
    return null;
  }

  /** Of a linked work tree its own come first, then those of the main one. */
  private List<Path> modules() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(gitDirectory.resolve("modules")));
    byte[] common = Git.of(gitDirectory).text("rev-parse", "--git-common-dir");
    Path shared = common.length > 0 && common[0] == '/' ? RawNames.absolute(common) : null;
    if (shared != null) {
      folders.add(shared.resolve("modules"));
    }
    return folders.stream().filter(Files::isDirectory).toList();
  }

  static Found.Refused missing(String why) {
    return new Found.Refused(
        KIND,
        "the submodule cannot be read: "
            + why
            + "; run git submodule update --init --recursive, or leave submodules off");
  }

  static Found.Refused tooDeep() {
    return new Found.Refused(
        KIND,
        "submodules lie more than " + MAX_DEPTH + " deep in one another; leave submodules off");
  }
}
