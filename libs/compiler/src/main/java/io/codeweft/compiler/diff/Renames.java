package io.codeweft.compiler.diff;

import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Views that say the same under another name, inputs that are renamed themselves included. */
final class Renames {
  private final Map<String, String> later = new HashMap<>();

  Renames(ViewGraph before, ViewGraph after) {
    List<ViewArtefact> added =
        after.views().stream().filter(view -> before.view(view.name()).isEmpty()).toList();
    for (ViewArtefact view : before.views()) {
      if (after.view(view.name()).isPresent()) {
        continue;
      }
      Facets facets = facets(view);
      added.stream()
          .filter(other -> !later.containsValue(other.name()))
          .filter(other -> other.facets().equals(facets))
          .filter(other -> other.schema().equals(view.schema()))
          .findFirst()
          .ifPresent(other -> later.put(view.name(), other.name()));
    }
  }

  /** The name before of a view that is there after. */
  Optional<String> before(String name) {
    return later.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  boolean isRenamed(String before) {
    return later.containsKey(before);
  }

  /** The facets of an earlier view, with the names its inputs have later. */
  Facets facets(ViewArtefact view) {
    if (view.dependencies().stream().noneMatch(later::containsKey)) {
      return view.facets();
    }
    return new Facets(
        view.facets().columns().stream()
            .map(c -> new Facets.Column(c.name(), renamed(c.expression(), view), c.gathered()))
            .toList(),
        view.facets().rows().stream()
            .map(r -> new Facets.Row(r.kind(), renamed(r.text(), view), r.top()))
            .toList());
  }

  private String renamed(String text, ViewArtefact view) {
    String changed = text;
    for (String table : view.dependencies()) {
      String name = later.get(table);
      if (name != null) {
        changed =
            Pattern.compile("(?<![\\w.'])" + Pattern.quote(table) + "(?![\\w'])")
                .matcher(changed)
                .replaceAll(Matcher.quoteReplacement(name));
      }
    }
    return changed;
  }
}
