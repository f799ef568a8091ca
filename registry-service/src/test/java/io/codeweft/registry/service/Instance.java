package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.engine.FunctionParity;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.runtime.event.TopicFollower;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A registry process without HTTP and planner, on a real broker and a real warehouse. It can be
 * told to die before and after everything that a registration leaves behind; then it is gone like a
 * process that was killed: the lock is free, everything it had in memory is lost.
 */
final class Instance implements AutoCloseable {

  /** Thrown where the process dies. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Death(String where) {
      super(where);
    }
  }

  private record Settings() implements RegistryConfig {
    @Override
    public int maxBodyBytes() {
      return 1 << 20;
    }

    @Override
    public Duration readBackTimeout() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration snapshotTimeout() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration functionTimeout() {
      return Duration.ofSeconds(60);
    }

    @Override
    public boolean fsync() {
      return false;
    }
  }

  private final Leadership leadership;
  private final TopicFollower follower;
  final Store store = new Store();
  final RegistryWarehouse warehouse;
  final GraphRegistration registration;

  /** Steps until death; a negative number has passed. */
  private int left = Integer.MAX_VALUE;

  Instance(String bootstrapServers, Path directory, Wire wire) {
    this(bootstrapServers, directory, wire, FunctionParity.standard());
  }

  /** With its engine in another state. */
  Instance(String bootstrapServers, Path directory, Wire wire, FunctionParity parity) {
    warehouse = new RegistryWarehouse(directory, new Settings());
    leadership = new Leadership(directory);
    Replay replay = new Replay(bootstrapServers, warehouse, store);
    replay.replay(new StartupEvent());
    follower =
        TopicFollower.start(
            "instance",
            bootstrapServers,
            replay.ends(),
            (record, event) -> store.change(state -> Arrival.of(record, event).liveInto(state)));
    DurableJournal durable = new DurableJournal(warehouse, wire::sendNow);
    registration =
        new GraphRegistration(
            store,
            new Mortal(durable),
            warehouse,
            new RegistrationParity(parity, wire::sendNow),
            leadership,
            new Settings());
  }

  /** Orders its death at the step of that number, from now on. */
  void dieAt(int step) {
    left = step;
  }

  private void step(String where) {
    if (left-- == 0) {
      throw new Death(where);
    }
  }

  /** A journal with death between its lines. */
  private final class Mortal implements RegistrationJournal {
    private final RegistrationJournal durable;

    Mortal(RegistrationJournal durable) {
      this.durable = durable;
    }

    @Override
    public void keep(FunctionSnapshot functions) {
      step("before the functions are stored");
      durable.keep(functions);
      step("after the functions are stored");
    }

    @Override
    public String keep(ViewGraph graph) {
      step("before the graph is stored");
      String object = durable.keep(graph);
      step("after the graph is stored");
      return object;
    }

    @Override
    public String keep(PackBundle pack) {
      step("before the pack is stored");
      String object = durable.keep(pack);
      step("after the pack is stored");
      return object;
    }

    @Override
    public void publish(ViewGraphRegistered event) {
      step("before the event is sent");
      durable.publish(event);
      step("before the event is read back");
    }

    @Override
    public void record(RegistrationRecord row) {
      step("before the row is written");
      durable.record(row);
      step("after the row is written");
    }
  }

  /** What the history has under a name: {@code 3 ROLLED_BACK 1}. */
  List<String> rows(String graph) {
    return warehouse.registrations().of(graph).stream()
        .map(
            row ->
                row.number()
                    + " "
                    + row.kind()
                    + (row.restores() == null ? "" : " " + row.restores()))
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    follower.close();
    leadership.release();
  }
}
