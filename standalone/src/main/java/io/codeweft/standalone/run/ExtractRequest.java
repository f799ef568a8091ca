package io.codeweft.standalone.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to extract.
 *
 * @param path absolute
 * @param options as in the body of {@code POST /extract/runs}; what is missing takes its default
 */
public record ExtractRequest(Path path, Map<String, Object> options) {

  public ExtractRequest {
    path = path.toAbsolutePath().normalize();
    options = new TreeMap<>(options);
  }

  /** Body of {@code POST /extract/runs}. */
  Map<String, Object> body() {
    Map<String, Object> body = new TreeMap<>(options);
    body.put("path", path.toString());
    return body;
  }
}
