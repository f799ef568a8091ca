package io.codeweft.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.functions.internal.FunctionFileReader;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.LibraryResources;
import io.codeweft.functions.reference.Reference;
import io.codeweft.functions.reference.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that views may use. Complete by construction: every function has documentation,
 * examples, golden vectors, a reference, and bindings or an expression. Immutable and thread-safe.
 */
public final class FunctionLibrary {
  private final List<LibraryFunction> functions;
  private final Map<String, LibraryFunction> byName;
  private final FunctionSnapshot snapshot;

  private FunctionLibrary(List<LibraryFunction> functions, Map<String, LibraryFunction> byName) {
    this.functions =
        functions.stream().sorted(Comparator.comparing(f -> f.definition().name())).toList();
    this.byName = byName;
    this.snapshot =
        FunctionSnapshot.of(functions.stream().map(LibraryFunction::definition).toList());
  }

  private static final class Standard {
    static final FunctionLibrary LIBRARY = read(LibraryResources.files(), References.standard());
  }

  /** The library that Codeweft ships; read once per JVM. */
  public static FunctionLibrary standard() {
    return Standard.LIBRARY;
  }

  /**
   * A library from definition files.
   *
   * @param files YAML text by file name, {@code <function>.yaml}
   * @param references by function name
   * @throws FunctionLibraryException naming the first file and entry that is incomplete
   */
  public static FunctionLibrary read(Map<String, String> files, Map<String, Reference> references) {
    List<LibraryFunction> functions = new ArrayList<>();
    Map<String, LibraryFunction> byName = new TreeMap<>();
    new TreeMap<>(files)
        .forEach(
            (file, yaml) -> {
              LibraryFunction function = FunctionFileReader.read(file, yaml);
              requireReference(file, function.definition(), references);
              functions.add(function);
              for (String name : function.names()) {
                LibraryFunction other = byName.put(name, function);
                if (other != null) {
                  throw new FunctionLibraryException(
                      file
                          + ": function: the name '"
                          + name
                          + "' is taken by "
                          + other.definition().name()
                          + "; choose another");
                }
              }
            });
    return new FunctionLibrary(functions, byName);
  }

  /** The definitions and their hash, which views are pinned to. */
  public FunctionSnapshot snapshot() {
    return snapshot;
  }

  /**
   * By name or alias.
   *
   * @throws FunctionLibraryException when there is none, with the nearest name
   */
  public FunctionDefinition definition(String name) {
    LibraryFunction function = byName.get(name);
    if (function == null) {
      throw new FunctionLibraryException(
          "no function '" + name + "'" + nearest(name).map(n -> "; nearest: " + n).orElse(""));
    }
    return function.definition();
  }

  /** The name or alias that is spelled most like this one, if any is near. */
  public Optional<String> nearest(String name) {
    return snapshot.nearest(name);
  }

  /** Sorted by name; with golden vectors and bindings, for engines and their tests. */
  public List<LibraryFunction> functions() {
    return functions;
  }

  /** Those of them that engines bind; the others are replaced by the policy lane. */
  public List<LibraryFunction> bound() {
    return functions.stream().filter(LibraryFunction::isBound).toList();
  }

  private static void requireReference(
      String file, FunctionDefinition definition, Map<String, Reference> references) {
    Reference reference = references.get(definition.name());
    boolean fits =
        switch (definition.kind()) {
          case SCALAR -> reference instanceof Reference.Scalar;
          case AGGREGATE -> reference instanceof Reference.Aggregate;
          case WINDOW -> reference instanceof Reference.Window;
          case TABLE -> reference instanceof Reference.Table;
        };
    if (!fits) {
      throw new FunctionLibraryException(
          file
              + ": function: no "
              + definition.kind()
              + " reference named '"
              + definition.name()
              + "'; add it to References");
    }
  }
}
