package io.codeweft.extract.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Python's own modules count in the files of a folder, by path. */
final class PythonCounts {
  private final SortedMap<String, JsonNode> files = new TreeMap<>();

  private PythonCounts() {}

  /**
   * @param scratch where the script may lie
   */
  static PythonCounts of(Path folder, Path scratch) throws IOException {
    Path script = scratch.resolve("reference_counts.py");
    try (InputStream in =
        PythonCounts.class.getResourceAsStream("/io/codeweft/extract/reference_counts.py")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    PythonCounts counts = new PythonCounts();
    StandardLibrary.run("python3", script.toString(), folder.toString())
        .lines()
        .map(PythonCounts::json)
        .forEach(file -> counts.files.put(file.get("path").asText(), file));
    return counts;
  }

  private static JsonNode json(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  SortedMap<String, JsonNode> files() {
    return files;
  }

  /** One count of those files that have it. */
  Map<String, String> of(String what) {
    Map<String, String> found = new TreeMap<>();
    files.forEach(
        (path, counts) -> {
          if (counts.has(what)) {
            found.put(path, counts.get(what).asText());
          }
        });
    return found;
  }
}
