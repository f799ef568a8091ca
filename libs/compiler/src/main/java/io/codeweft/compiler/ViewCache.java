package io.codeweft.compiler;

import io.codeweft.contracts.graph.ViewArtefact;
import java.util.Optional;

/**
 * Compiled views of earlier compilations. A key covers everything a compiled view depends on: its
 * text, name, file and contract, the shapes of the tables it may read, the definitions of the
 * functions it may call and the policy hash. So an entry never goes stale, and a cache may forget
 * any entry at any time. Used by one compilation at a time, from its thread.
 */
public interface ViewCache {
  /**
   * @param key 64 lower-case hex digits
   */
  Optional<ViewArtefact> find(String key);

  /** Called once for every view that had to be compiled, after everything it reads. */
  void remember(String key, ViewArtefact artefact);

  /** Remembers nothing. */
  static ViewCache none() {
    return new ViewCache() {
      @Override
      public Optional<ViewArtefact> find(String key) {
        return Optional.empty();
      }

      @Override
      public void remember(String key, ViewArtefact artefact) {}
    };
  }
}
