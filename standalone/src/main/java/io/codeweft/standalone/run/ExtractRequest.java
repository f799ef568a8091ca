package io.codeweft.standalone.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to extract.
 *
 * @param path absolute
 * @param repo name of the repository; null = name of the folder
 * @param exclude globs of paths to leave out
 * @param python interpreter, or null for the one on the PATH
 */
public record ExtractRequest(
    Path path, @Nullable String repo, List<String> exclude, @Nullable String python) {

  public ExtractRequest {
    exclude = List.copyOf(exclude);
  }

  public static ExtractRequest of(Path path, @Nullable String repo, List<String> exclude) {
    return new ExtractRequest(path.toAbsolutePath().normalize(), repo, exclude, null);
  }

  /** Body of {@code POST /extract/runs}. */
  Map<String, Object> body() {
    Map<String, Object> body = new TreeMap<>();
    body.put("path", path.toString());
    if (repo != null) {
      body.put("repo", repo);
    }
    if (!exclude.isEmpty()) {
      body.put("exclude", exclude);
    }
    if (python != null) {
      body.put("python", python);
    }
    return body;
  }
}
