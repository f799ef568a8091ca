package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Globs over repository-relative paths: {@code *} and {@code ?} stay within a folder, {@code **}
 * crosses folders, {@code [a-z]} and {@code [!a-z]} are sets. Case matters, on every platform.
 */
final class Globs {
  private static final String SPECIAL = "\\.(){}+^$|";

  private record Glob(Pattern pattern, boolean wholePath) {}

  private final List<Glob> globs;

  Globs(List<String> texts) {
    globs = texts.stream().map(Globs::compile).toList();
  }

  /**
   * @throws ExtractException naming the glob that is not valid
   */
  static void validate(List<String> texts) {
    for (String text : texts) {
      compile(text);
    }
  }

  /** Whether a file is meant. */
  boolean matchesFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return globs.stream().anyMatch(g -> g.pattern.matcher(g.wholePath ? path : name).matches());
  }

  /** Whether the path or a folder above it is meant. */
  boolean matchesBranch(String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (matchesFile(path.substring(0, end))) {
        return true;
      }
    }
    return matchesFile(path);
  }

  private static Glob compile(String glob) {
    String text = glob.startsWith("/") ? glob.substring(1) : glob;
    text = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (text.isEmpty()) {
      throw invalid(glob, "it is empty");
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> {
          boolean crossing = text.startsWith("**", i);
          boolean folders = text.startsWith("**/", i);
          regex.append(folders ? "(?:[^/]+/)*" : crossing ? ".*" : "[^/]*");
          i += folders ? 2 : crossing ? 1 : 0;
        }
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = text.indexOf(']', i + 2);
          if (end < 0) {
            throw invalid(glob, "'[' is not closed");
          }
          String set = text.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
          i = end;
        }
        default -> regex.append(SPECIAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    }
    try {
      boolean wholePath = glob.contains("/") && glob.indexOf('/') < glob.length() - 1;
      return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL), wholePath);
    } catch (PatternSyntaxException e) {
      throw invalid(glob, e.getDescription());
    }
  }

  private static ExtractException invalid(String glob, String why) {
    return new ExtractException(
        "the glob '" + glob + "' is not valid: " + why + "; see *, **, ? and [a-z]");
  }
}
