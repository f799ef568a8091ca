package io.codeweft.engine;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Whether an engine in this process computes what the function library promises: the library is
 * complete, the engine's catalogue lists what it declares, all examples and golden vectors hold.
 * Runs once, in the background.
 */
public final class FunctionParity {
  private final FunctionSnapshot library;
  private final CompletableFuture<List<String>> findings;

  private FunctionParity(FunctionSnapshot library, CompletableFuture<List<String>> findings) {
    this.library = library;
    this.findings = findings;
  }

  private static final class Standard {
    static final FunctionParity PARITY = of(new DuckDbEngine(), FunctionLibrary.standard());
  }

  /** Of DuckDB and the library that Codeweft ships; verified once per process. */
  public static FunctionParity standard() {
    return Standard.PARITY;
  }

  /** Begins to verify an engine. */
  public static FunctionParity of(Engine engine, FunctionLibrary promised) {
    return new FunctionParity(
        promised.snapshot(),
        CompletableFuture.supplyAsync(() -> verify(engine, promised))
            .exceptionally(
                e -> List.of("the functions cannot be verified: " + cause(e).getMessage())));
  }

  private static List<String> verify(Engine engine, FunctionLibrary promised) {
    List<String> findings = new ArrayList<>(SnapshotCheck.findings(promised.snapshot()));
    findings.addAll(engine.verifyFunctions(promised));
    return List.copyOf(findings);
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  /** What the library promises. */
  public FunctionSnapshot library() {
    return library;
  }

  /** Names of the functions of the library, sorted. */
  public List<String> names() {
    return library.functions().stream().map(FunctionDefinition::name).toList();
  }

  /** One line per disagreement; waits for the end of the check. */
  public List<String> findings() {
    return findings.join();
  }

  /** Whether the check has ended. */
  public boolean isDone() {
    return findings.isDone();
  }
}
