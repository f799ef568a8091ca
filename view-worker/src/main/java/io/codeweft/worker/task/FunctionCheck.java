package io.codeweft.worker.task;

import io.codeweft.engine.Engine;
import io.codeweft.functions.FunctionLibrary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Whether the engine in this process computes what the function library promises: its catalogue,
 * all examples and all golden vectors. Runs once, beside the start of the service.
 */
public final class FunctionCheck {
  private final String library;
  private final CompletableFuture<List<String>> findings;

  /**
   * @param check gives one line per disagreement
   */
  FunctionCheck(String library, Supplier<List<String>> check) {
    this.library = library;
    this.findings =
        CompletableFuture.supplyAsync(check)
            .exceptionally(e -> List.of("the functions cannot be verified: " + e.getMessage()));
  }

  /** Verifies the library that Codeweft ships on an engine. */
  static FunctionCheck start(Engine engine) {
    return new FunctionCheck(
        FunctionLibrary.standard().snapshot().libraryHash(), engine::verifyFunctions);
  }

  /** Hash of the library that is bound. */
  public String library() {
    return library;
  }

  /** One line per disagreement; waits for the end of the check. */
  public List<String> findings() {
    return findings.join();
  }

  /** Whether the check has ended. */
  public boolean isDone() {
    return findings.isDone();
  }

  /**
   * @param wanted the library a graph was compiled with
   * @throws TaskFailure when results could differ from what the graph means
   */
  void require(String wanted) {
    if (!findings().isEmpty()) {
      throw TaskFailure.drift(
          "the functions of this worker do not compute what their library says, so it takes no"
              + " tasks: "
              + String.join("; ", findings())
              + "; replace the worker's installation");
    }
    if (!wanted.equals(library)) {
      throw TaskFailure.drift(
          "the graph was compiled with function library "
              + wanted
              + ", but this worker has "
              + library
              + "; run the same release everywhere, or register the pack again");
    }
  }
}
