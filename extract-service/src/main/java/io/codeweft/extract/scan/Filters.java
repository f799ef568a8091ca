package io.codeweft.extract.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Filters are programs of a repository's configuration that git runs when it compares a file with
 * what is committed.
 */
final class Filters {
  private Filters() {}

  /** Variables that give every configured filter an empty command, which git does not run. */
  static Map<String, String> none(Path gitDirectory) throws IOException {
    TreeSet<String> filters = new TreeSet<>();
    Git.of(gitDirectory)
        .run(
            List.of("config", "-z", "--name-only", "--get-regexp", "^filter\\."),
            name -> {
              String key = new String(name, StandardCharsets.UTF_8);
              filters.add(key.substring(0, key.lastIndexOf('.')));
            });
    Map<String, String> variables = new TreeMap<>();
    int count = 0;
    for (String filter : filters) {
      for (String command : List.of("clean", "smudge", "process", "required")) {
        variables.put("GIT_CONFIG_KEY_" + count, filter + "." + command);
        variables.put("GIT_CONFIG_VALUE_" + count, command.equals("required") ? "false" : "");
        count++;
      }
    }
    variables.put("GIT_CONFIG_COUNT", String.valueOf(count));
    return variables;
  }
}
