package io.codeweft.contracts.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.internal.BundleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a pack, as they are sent to the registry. JSON: {@code {"name": "python", "files":
 * {"pack.yaml": "...", "views/a.sql": "..."}}}.
 *
 * @param files text by path relative to the pack, sorted
 */
public record PackBundle(String name, Map<String, String> files) {
  /** The file that lists all others. */
  public static final String MANIFEST = "pack.yaml";

  public static final int MAX_FILES = 1_000;
  public static final int MAX_FILE_BYTES = 256 * 1024;
  public static final int MAX_TOTAL_BYTES = 8 * 1024 * 1024;

  @JsonCreator
  public PackBundle {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    requireWithinLimits(files);
  }

  /**
   * A pack shipped with Codeweft.
   *
   * @throws PackException when there is none of that name
   */
  public static PackBundle builtIn(String name) {
    return new PackBundle(name, BundleFiles.ofResources(name));
  }

  /**
   * Every file below a folder except hidden ones, named like the folder. Symbolic links are not
   * followed.
   *
   * @throws PackException when the folder holds too much or files that are not UTF-8 text
   */
  public static PackBundle fromFolder(Path folder) throws IOException {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new PackBundle(name == null ? "pack" : name.toString(), BundleFiles.ofFolder(folder));
  }

  /** SHA-256 over names and contents, 64 hex digits. */
  public String digest() {
    return Json.fingerprint(Map.of("name", name, "files", files));
  }

  private static void requireWithinLimits(Map<String, String> files) {
    List<PackProblem> problems = new ArrayList<>();
    if (files.size() > MAX_FILES) {
      problems.add(
          PackProblem.ofFile(
              MANIFEST, files.size() + " files; a pack has at most " + MAX_FILES + " files"));
    }
    long total = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      int bytes = file.getValue().getBytes(StandardCharsets.UTF_8).length;
      total += bytes;
      if (bytes > MAX_FILE_BYTES) {
        problems.add(
            PackProblem.ofFile(
                file.getKey(), bytes + " bytes; a file has at most " + MAX_FILE_BYTES));
      }
    }
    if (total > MAX_TOTAL_BYTES) {
      problems.add(
          PackProblem.ofFile(
              MANIFEST, total + " bytes in all; a pack has at most " + MAX_TOTAL_BYTES));
    }
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
  }
}
