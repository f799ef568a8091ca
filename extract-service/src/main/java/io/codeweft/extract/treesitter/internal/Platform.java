package io.codeweft.extract.treesitter.internal;

import java.util.Locale;
import java.util.Optional;

/** Names by which the jars call this machine. */
final class Platform {
  private Platform() {}

  /**
   * Where the library of that name is in the jars.
   *
   * @return empty for a system that cannot have one
   */
  static Optional<String> resource(String library) {
    return resource(library, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Optional<String> resource(String library, String os, String arch) {
    String lower = os.toLowerCase(Locale.ROOT);
    String system;
    String ending;
    if (lower.contains("linux")) {
      system = "linux-gnu";
      ending = ".so";
    } else if (lower.contains("mac")) {
      system = "macos";
      ending = ".dylib";
    } else if (lower.contains("windows")) {
      system = "windows";
      ending = ".dll";
    } else {
      return Optional.empty();
    }
    String processor =
        switch (arch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> arch;
        };
    return Optional.of("lib/" + processor + "-" + system + "-" + library + ending);
  }
}
