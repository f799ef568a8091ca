package io.codeweft.extract.run;

import io.codeweft.extract.ExtractRequest;

/** A request on its way through the queue. Its id is random: the same request may come again. */
public final class ExtractRun {
  private final String id;
  private final String repo;
  private final ExtractRequest request;
  private volatile RunState state = new RunState.Queued();

  ExtractRun(String id, String repo, ExtractRequest request) {
    this.id = id;
    this.repo = repo;
    this.request = request;
  }

  public String id() {
    return id;
  }

  public String repo() {
    return repo;
  }

  public ExtractRequest request() {
    return request;
  }

  public RunState state() {
    return state;
  }

  void become(RunState next) {
    state = next;
  }
}
