package io.codeweft.extract.treesitter.internal;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** How the binding finds the parser's library: it asks for this service. */
public final class CoreLibrary implements NativeLibraryLookup {

  @Override
  public SymbolLookup get(Arena arena) {
    return Libraries.unpack(Libraries.CORE)
        .map(file -> SymbolLookup.libraryLookup(file, arena))
        .orElse(_ -> java.util.Optional.empty());
  }
}
