package io.codeweft.extract.run;

import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** A script in the place of scip-python, which needs a platform of its own and half a minute. */
final class ScipTool {
  private final Path script;
  private final Path log;

  private ScipTool(Path folder, String name, String index) {
    script = folder.resolve(name);
    log = folder.resolve(name + ".log");
    String text =
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo 1.2.3; exit; fi
        for argument; do
          [ "$last" = --output ] && output=$argument
          [ "$last" = --cwd ] && cwd=$argument
          last=$argument
        done
        (cd "$cwd" && find . -type f | sort | tr '\\n' ' '; echo) >> "$log"
        """;
    try {
      Files.writeString(script, text.replace("$log", log.toString()) + index + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param index commands that write {@code $output}
   */
  static ScipTool of(Path folder, String name, String index) {
    return new ScipTool(folder, name, index);
  }

  /** Says what scip-python said once. */
  static ScipTool replay(Path folder, Path index) {
    return of(folder, "replay", "cp '" + index.toAbsolutePath() + "' \"$output\"");
  }

  ScipOptions options() {
    return new ScipOptions(
        new ScipSource.Auto(), script.toString(), Duration.ofSeconds(20), 1L << 30, 1L << 20);
  }

  /** The files that it found, one text per run. */
  List<String> runs() {
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
