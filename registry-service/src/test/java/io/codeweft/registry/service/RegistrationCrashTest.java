package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.changed;
import static io.codeweft.registry.service.Packs.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RegistryState.Registration;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.runtime.event.TopicAdmin;
import io.codeweft.runtime.http.ProblemException;
import io.codeweft.testkit.KafkaResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A registry dies at every step of every change; whoever starts next finds all of it or nothing,
 * and doing it once more leads to where an undisturbed one would be.
 */
class RegistrationCrashTest {
  private static final Precondition ANYTHING = new Precondition.None();

  /** Steps that end before the event is sent: around two objects, and before the event. */
  private static final int BEFORE_THE_EVENT = 7;

  /** A deletion stores no objects. */
  private static final int BEFORE_A_DELETION = 1;

  /** Before the event is read back, before and after the row. */
  private static final int AFTER_THE_EVENT = 3;

  private static final KafkaResource KAFKA = new KafkaResource();
  private static String bootstrapServers = "";
  private static Path directory = Path.of("");
  private static Wire wire;

  /** A change, and what it adds to the history. */
  private record Change(String row, Doing doing) {}

  private interface Doing {
    void on(GraphRegistration registration) throws GraphRefusedException;
  }

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings = KAFKA.start();
    bootstrapServers = Objects.requireNonNull(settings.get("kafka.bootstrap.servers"));
    directory = Path.of(Objects.requireNonNull(settings.get("codeweft.warehouse")));
    TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(60));
    wire = new Wire(bootstrapServers);
    wire.send(
        new FunctionSnapshotPublished(
            FunctionSnapshotPublished.LIBRARY, FunctionLibrary.standard().snapshot()));
  }

  @AfterAll
  static void stop() {
    wire.close();
    KAFKA.stop();
  }

  @Test
  void aRegistrationIsWholeOrNothing() throws Exception {
    String name = "torn";
    try (Chain chain = new Chain(name)) {
      for (int step = 0; step < BEFORE_THE_EVENT + AFTER_THE_EVENT; step++) {
        PackBundle pack = version(name, 10 + step);
        chain.disturb(
            new Change("REGISTERED", registration -> registration.register(pack, ANYTHING)),
            step,
            step >= BEFORE_THE_EVENT);
      }
    }
  }

  @Test
  void aRollbackIsWholeOrNothing() throws Exception {
    String name = "torn_back";
    try (Chain chain = new Chain(name)) {
      chain.undisturbed(registration -> registration.register(version(name, 10), ANYTHING));
      chain.undisturbed(registration -> registration.register(version(name, 11), ANYTHING));
      for (int step = 0; step < BEFORE_THE_EVENT + AFTER_THE_EVENT; step++) {
        long number = 1 + step % 2;
        chain.disturb(
            new Change(
                "ROLLED_BACK " + number,
                registration ->
                    registration.rollback(name, new RollbackTarget(number, null), ANYTHING)),
            step,
            step >= BEFORE_THE_EVENT);
      }
    }
  }

  @Test
  void aDeletionIsWholeOrNothing() throws Exception {
    String name = "torn_away";
    try (Chain chain = new Chain(name)) {
      for (int step = 0; step < BEFORE_A_DELETION + AFTER_THE_EVENT; step++) {
        chain.undisturbed(registration -> registration.register(version(name, 10), ANYTHING));
        chain.disturb(
            new Change("DELETED", registration -> registration.delete(name, ANYTHING)),
            step,
            step >= BEFORE_A_DELETION);
      }
    }
  }

  @Test
  void aSecondInstanceReadsTheSameChangesNothingAndGoesOnWhenTheFirstHasEnded() throws Exception {
    String name = "shared";
    Instance first = new Instance(bootstrapServers, directory, wire);
    first.registration.register(version(name, 10), ANYTHING);
    try (Instance second = new Instance(bootstrapServers, directory, wire)) {
      first.registration.register(version(name, 11), ANYTHING);
      ViewGraphRegistered current = first.store.read(state -> state.graph(name)).orElseThrow();
      assertThat(
              second.store.await(
                  state -> state.graph(name).filter(current::equals).isPresent(),
                  Duration.ofSeconds(30)))
          .isTrue();
      assertThat(second.rows(name)).isEqualTo(first.rows(name)).hasSize(2);
      assertThatThrownBy(() -> second.registration.register(version(name, 12), ANYTHING))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("another instance registers and plans")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      first.close();
      second.registration.register(version(name, 12), ANYTHING);
      assertThat(second.rows(name)).hasSize(3);
    }
  }

  /** One graph, and one instance after the other. */
  private static final class Chain implements AutoCloseable {
    private final String name;
    private Instance instance = new Instance(bootstrapServers, directory, wire);

    Chain(String name) {
      this.name = name;
    }

    void undisturbed(Doing doing) throws GraphRefusedException {
      doing.on(instance.registration);
    }

    /**
     * @param told whether the event is on the topic when the process dies
     */
    void disturb(Change change, int step, boolean told) throws Exception {
      List<String> before = instance.rows(name);
      List<String> after = new ArrayList<>(before);
      after.add(before.size() + 1 + " " + change.row());
      instance.registration.catchUp();
      instance.dieAt(step);
      assertThatThrownBy(() -> change.doing().on(instance.registration))
          .as("step %s", step)
          .isInstanceOf(Instance.Death.class);
      instance.close();

      instance = new Instance(bootstrapServers, directory, wire);
      instance.registration.catchUp();
      assertThat(instance.rows(name)).as("step %s", step).isEqualTo(told ? after : before);
      assertWhole(step);
      try {
        change.doing().on(instance.registration);
      } catch (ProblemException e) {
        assertThat(told && e.problem().status() == 404).as("deleted already: %s", e).isTrue();
      }
      assertThat(instance.rows(name)).as("once more, step %s", step).isEqualTo(after);
      assertWhole(step);
    }

    /** Topic, history and objects tell the same. */
    private void assertWhole(int step) {
      List<String> rows = instance.rows(name);
      Registration newest =
          instance.store.read((RegistryState state) -> state.registration(name)).orElse(null);
      if (newest == null) {
        assertThat(rows).as("step %s", step).isEmpty();
        return;
      }
      assertThat(rows.getLast())
          .as("step %s", step)
          .startsWith(newest.event().number() + " " + newest.event().kind());
      assertThat(instance.warehouse.graphs().graph(newest.event().graphObject()).graph().version())
          .isEqualTo(newest.event().version());
      assertThat(instance.warehouse.graphs().pack(newest.event().packObject()).files())
          .isNotEmpty();
    }

    @Override
    public void close() throws InterruptedException {
      instance.close();
    }
  }

  private static PackBundle version(String name, int words) {
    return changed(pack(name), "views/" + name + "_words.sql", "> 3", "> " + words);
  }
}
