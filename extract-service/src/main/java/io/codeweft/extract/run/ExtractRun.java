package io.codeweft.extract.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request on its way through the queue. Its id is random: the same request may come again. */
public final class ExtractRun {
  private final String id;
  private final String repo;
  private final RunWork work;
  private final CompletableFuture<RunState> end = new CompletableFuture<>();
  private volatile RunState state = new RunState.Queued();

  ExtractRun(String id, String repo, RunWork work) {
    this.id = id;
    this.repo = repo;
    this.work = work;
  }

  public String id() {
    return id;
  }

  public String repo() {
    return repo;
  }

  RunWork work() {
    return work;
  }

  public RunState state() {
    return state;
  }

  /** The final state, once it is reached; never when the service stops before. */
  public CompletionStage<RunState> end() {
    return end.minimalCompletionStage();
  }

  void become(RunState next) {
    state = next;
    if (next.isFinal()) {
      end.complete(next);
    }
  }
}
