package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.runtime.event.TopicAdmin;
import io.codeweft.testkit.KafkaResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registered graph when the function library changes, on a real broker and warehouse. */
class ChangedFunctionsTest {
  private static final Precondition ANYTHING = new Precondition.None();
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();
  private static final String USED = "stable_id";

  private final KafkaResource kafka = new KafkaResource();
  private Wire wire;
  private Instance instance;

  @BeforeEach
  void start() throws Exception {
    Map<String, String> settings = kafka.start();
    String bootstrapServers = Objects.requireNonNull(settings.get("kafka.bootstrap.servers"));
    Path directory = Path.of(Objects.requireNonNull(settings.get("codeweft.warehouse")));
    TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(60));
    wire = new Wire(bootstrapServers);
    instance = new Instance(bootstrapServers, directory, wire);
    publish(STANDARD);
  }

  @AfterEach
  void stop() throws Exception {
    instance.close();
    wire.close();
    kafka.stop();
  }

  @Test
  void aGraphIsCompiledAgainAndRefusedOnceWhereThatIsNotPossible() throws Exception {
    String first = instance.registration.register(pack("lib"), ANYTHING).event().version();
    FunctionSnapshot smaller = without(unused());
    publish(smaller);
    instance.registration.recompile("lib", 1);
    ViewGraphRegistered again = instance.store.read(state -> state.graph("lib")).orElseThrow();
    assertThat(again.kind()).isEqualTo(ViewGraphRegistered.Kind.RECOMPILED);
    assertThat(again.number()).isEqualTo(2);
    assertThat(again.version()).isNotEqualTo(first);
    assertThat(again.functionSnapshot()).isEqualTo(smaller.hash());
    assertThat(again.reason())
        .isEqualTo("the functions have changed from " + STANDARD.hash() + " to " + smaller.hash());
    instance.registration.recompile("lib", 1);
    assertThat(instance.rows("lib")).as("done already").hasSize(2);

    publish(without(USED));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> instance.registration.recompile("lib", 2))
          .isInstanceOf(GraphRefusedException.class)
          .hasMessageContaining("unknown function '" + USED + "'");
    }
    assertThat(instance.warehouse.registrations().all())
        .filteredOn(row -> row.kind() == RegistrationRecord.Kind.REFUSED)
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("the functions have changed"));
    Optional<ViewGraphRegistered> still = instance.store.read(state -> state.graph("lib"));
    assertThat(still).contains(again);

    assertThatThrownBy(
            () -> instance.registration.rollback("lib", new RollbackTarget(1L, null), ANYTHING))
        .isInstanceOf(GraphRefusedException.class);
    publish(STANDARD);
    assertThat(
            instance.registration.rollback("lib", new RollbackTarget(1L, null), ANYTHING).event())
        .satisfies(
            event -> {
              assertThat(event.version()).isEqualTo(first);
              assertThat(event.reason()).isNull();
            });
    assertThat(
            instance.registration.rollback("lib", new RollbackTarget(2L, null), ANYTHING).isNew())
        .as("compiled with the functions of now it is what is current")
        .isFalse();
  }

  @Test
  void aRollbackAcrossFunctionsSaysThatItWasCompiledAgain() throws Exception {
    instance.registration.register(pack("lib"), ANYTHING);
    instance.registration.register(
        Packs.changed("lib", "views/lib_words.sql", "> 3", "> 4"), ANYTHING);
    FunctionSnapshot smaller = without(unused());
    publish(smaller);
    ViewGraphRegistered back =
        instance.registration.rollback("lib", new RollbackTarget(1L, null), ANYTHING).event();
    assertThat(back.functionSnapshot()).isEqualTo(smaller.hash());
    assertThat(back.reason())
        .isEqualTo(
            "compiled again, since registration 1 was compiled against functions "
                + STANDARD.hash()
                + " and "
                + smaller.hash()
                + " are current");
  }

  private void publish(FunctionSnapshot snapshot) throws Exception {
    wire.send(new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, snapshot));
    Predicate<RegistryState> arrived =
        state -> state.functions().filter(snapshot::equals).isPresent();
    assertThat(instance.store.await(arrived, Duration.ofSeconds(30))).isTrue();
  }

  private static String unused() {
    return STANDARD.functions().stream()
        .map(function -> function.name())
        .filter(name -> !name.equals(USED))
        .findFirst()
        .orElseThrow();
  }

  private static FunctionSnapshot without(String name) {
    return FunctionSnapshot.of(
        STANDARD.functions().stream().filter(function -> !function.name().equals(name)).toList());
  }
}
