package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.text.PlacedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code pack.yaml} says: the name of the pack and its files. */
record Manifest(String name, List<String> datasets, List<String> views, List<String> registries) {
  private static final Pattern FILE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,127}");
  private static final Pattern SAFE_PATH =
      Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\\.[a-z]+");

  static Manifest read(String text, Problems problems) {
    try (Section root = Section.ofFile(PackBundle.MANIFEST, text, problems)) {
      return new Manifest(
          root.text("pack"),
          names(root, "datasets"),
          names(root, "views"),
          names(root, "registries"));
    }
  }

  /** No absolute path, no dots on the way: such a path stays below the pack. */
  static boolean isSafePath(String path) {
    return SAFE_PATH.matcher(path).matches();
  }

  static String datasetPath(String name) {
    return "datasets/" + name + ".yaml";
  }

  static String viewPath(String name) {
    return "views/" + name + ".sql";
  }

  static String registryPath(String name) {
    return "registries/" + name + ".yaml";
  }

  /** Every listed file, the manifest aside. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    datasets.forEach(name -> paths.add(datasetPath(name)));
    views.forEach(name -> paths.add(viewPath(name)));
    registries.forEach(name -> paths.add(registryPath(name)));
    return paths;
  }

  private static List<String> names(Section root, String entry) {
    Set<String> names = new LinkedHashSet<>();
    for (PlacedText name : root.texts(entry)) {
      if (!FILE_NAME.matcher(name.text()).matches()) {
        root.problem(
            name,
            "lists '" + name + "'; names are lower case letters, digits and '_', without suffix",
            null);
      } else if (!names.add(name.text())) {
        root.problem(name, "lists '" + name + "' twice; drop one", null);
      }
    }
    return List.copyOf(names);
  }
}
