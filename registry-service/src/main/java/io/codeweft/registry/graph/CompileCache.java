package io.codeweft.registry.graph;

import io.codeweft.compiler.ViewCache;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was compiled: which graph a pack compiles to, so that a start with a known pack
 * compiles nothing, and every single view by what it depends on, so that a changed pack compiles
 * what has changed. Packs are below {@code graphs}, views below {@code views} of the folder; the
 * least recently used go when there are more than {@value #MAX_PACKS} and {@value #MAX_VIEWS}.
 */
public final class CompileCache {
  /** Packs that are remembered: a line each. */
  static final int MAX_PACKS = 1_000;

  /** Views that are remembered: some ten KB each. */
  static final int MAX_VIEWS = 10_000;

  private final CacheFolder packs;
  private final CacheFolder views;

  /**
   * @param folder created when something is remembered
   */
  public CompileCache(Path folder) {
    this(folder, CacheFolder.codeDigest());
  }

  /**
   * @param code digest of the code that compiles; null = remember nothing
   */
  public CompileCache(Path folder, @Nullable String code) {
    this.packs = new CacheFolder(folder.resolve("graphs"), MAX_PACKS, code);
    this.views = new CacheFolder(folder.resolve("views"), MAX_VIEWS, code);
  }

  /** The digest of the compiled graph's object, when this compilation was made before. */
  public Optional<String> find(PackBundle pack, String functionSnapshot) {
    return packs.find(key(pack, functionSnapshot));
  }

  /** Remembers what was compiled, and forgets what was not used for longest. */
  public void remember(PackBundle pack, String functionSnapshot, String graphObject) {
    packs.remember(key(pack, functionSnapshot), graphObject);
    packs.prune();
    views.prune();
  }

  /** The views that are remembered, for a compilation. */
  ViewCache views() {
    return new ViewCache() {
      @Override
      public Optional<ViewArtefact> find(String key) {
        return views
            .find(key)
            .map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8), ViewArtefact.class));
      }

      @Override
      public void remember(String key, ViewArtefact artefact) {
        views.remember(key, Json.text(artefact));
      }
    };
  }

  private static String key(PackBundle pack, String functionSnapshot) {
    return pack.digest() + "\n" + functionSnapshot;
  }
}
