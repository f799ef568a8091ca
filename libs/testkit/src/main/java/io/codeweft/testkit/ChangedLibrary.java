package io.codeweft.testkit;

import io.codeweft.engine.FunctionParity;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.LibraryResources;
import io.codeweft.functions.reference.References;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The function library that is shipped, with one thing changed. */
public final class ChangedLibrary {
  private ChangedLibrary() {}

  /** With another text in the definition of a function. */
  public static FunctionLibrary with(String function, String from, String to) {
    Map<String, String> files = new TreeMap<>(LibraryResources.files());
    String file = function + ".yaml";
    String text = Objects.requireNonNull(files.get(file), file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " has no '" + from + "'");
    }
    files.put(file, text.replace(from, to));
    return FunctionLibrary.read(files, References.standard());
  }

  /** Without a function. */
  public static FunctionLibrary without(String function) {
    Map<String, String> files = new TreeMap<>(LibraryResources.files());
    Objects.requireNonNull(files.remove(function + ".yaml"), function);
    return FunctionLibrary.read(files, References.standard());
  }

  /** Ways in which an engine can fail to be what the shipped library says. */
  public enum Drift {
    /** A function computes something else. */
    REPLACED(with("span_len", "bend - bstart", "bend - bstart + 1"), "golden: span_len"),
    /** A function is not there. */
    DROPPED(
        without("span_len"), "catalogue: macro span_len(bstart BIGINT, bend BIGINT) is missing"),
    /** Something else has the name. */
    SHADOWED(
        with("span_len", "bstart", "bbegin"),
        "catalogue: macro span_len(bbegin BIGINT, bend BIGINT) is not one of the library");

    private final FunctionLibrary bound;
    private final String finding;

    Drift(FunctionLibrary bound, String finding) {
      this.bound = bound;
      this.finding = finding;
    }

    /** A real engine with that, compared with the shipped library. */
    public FunctionParity parity() {
      return FunctionParity.of(new DuckDbEngine(bound), FunctionLibrary.standard());
    }

    /** A part of what is found. */
    public String finding() {
      return finding;
    }
  }

  /** A golden vector that the engine does not give. */
  public static FunctionParity wrongVector() {
    return FunctionParity.of(
        new DuckDbEngine(), with("span_len", "[3, 10], result: 7", "[3, 10], result: 8"));
  }
}
