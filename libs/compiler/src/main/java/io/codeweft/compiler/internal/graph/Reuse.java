package io.codeweft.compiler.internal.graph;

import io.codeweft.compiler.ViewCache;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which earlier result stands for a view of today. The key is taken before the text is parsed, so
 * it covers every table and function the text may mean by one of its words, not only those it turns
 * out to read: at worst a view is compiled again for nothing.
 */
public final class Reuse {
  /** Raise when an artefact depends on anything the key does not cover yet. */
  private static final String VERSION = "view-key/3";

  private final String policyHash;
  private final Map<String, String> functions = new TreeMap<>();

  /** Words of the expressions of functions, by their digests, which cover what the words call. */
  private final Map<String, Words> within = new HashMap<>();

  private final ViewCache cache;
  private final Map<String, String> tables = new TreeMap<>();
  private final Map<String, Words> words = new TreeMap<>();

  public Reuse(String policyHash, FunctionSnapshot snapshot, ViewCache cache) {
    this.policyHash = policyHash;
    this.cache = cache;
    for (FunctionDefinition function : snapshot.functions()) {
      String digest = Json.fingerprint(function);
      // tables that the lane makes may be of the snapshot itself
      boolean whole = function.kind() == FunctionDefinition.Kind.TABLE;
      String key = whole ? Json.fingerprint(List.of(digest, snapshot.hash())) : digest;
      functions.put(function.name(), key);
      function.aliases().forEach(alias -> functions.put(alias.toLowerCase(Locale.ROOT), key));
      if (function.expression() != null) {
        within.put(key, Words.of(function.expression()));
      }
    }
  }

  /** A table the views may read. */
  void add(DatasetDeclaration dataset) {
    tables.put(dataset.name().toLowerCase(Locale.ROOT), Json.fingerprint(dataset));
  }

  /** A view that has its artefact: what those who read it can see of it. */
  void add(ViewArtefact view, boolean constant) {
    List<Object> seen =
        List.of(
            view.name(),
            view.schema(),
            view.partitioning().owner(),
            view.partitioning().carriers(),
            constant);
    tables.put(view.name(), Json.fingerprint(seen));
  }

  /** Those of the names that the view may mean, itself left out. */
  Set<String> mentioned(ViewSource view, Set<String> names) {
    String own = view.name().toLowerCase(Locale.ROOT);
    Words text = words.computeIfAbsent(own, name -> Words.of(view.text()));
    Set<String> mentioned = new TreeSet<>(names);
    mentioned.removeIf(name -> name.equals(own) || !text.mayMean(name));
    return mentioned;
  }

  /** To be asked when every view that is mentioned has its artefact. */
  String key(ViewSource view) {
    List<Object> parts = new ArrayList<>(List.of(VERSION, policyHash, view.name(), view.file()));
    parts.add(view.text());
    parts.add(view.contract());
    parts.add(described(view, tables));
    parts.add(described(view, functions));
    return Json.fingerprint(parts);
  }

  private Map<String, String> described(ViewSource view, Map<String, String> known) {
    Map<String, String> described = new TreeMap<>(known);
    described.keySet().retainAll(mentioned(view, known.keySet()));
    return described;
  }

  Optional<ViewArtefact> find(String key) {
    return cache.find(key);
  }

  /** Keeps the artefact unless it depends on something its text did not seem to mean. */
  void remember(String key, ViewSource view, ViewArtefact artefact) {
    Set<String> reads = new TreeSet<>(artefact.dependencies());
    if (mentioned(view, reads).equals(reads)
        && covered(described(view, functions).values()).containsAll(artefact.functions())) {
      cache.remember(key, artefact);
    }
  }

  /** Names of the functions with these digests, and of those their expressions may call. */
  private Set<String> covered(Collection<String> digests) {
    Set<String> names = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(digests);
    while (!open.isEmpty()) {
      String digest = open.pop();
      if (seen.add(digest)) {
        Words inside = within.get(digest);
        functions.forEach(
            (name, known) -> {
              if (known.equals(digest)) {
                names.add(name);
              } else if (inside != null && inside.mayMean(name)) {
                open.push(known);
              }
            });
      }
    }
    return names;
  }
}
