package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.engine.FunctionParity;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.runtime.event.TopicAdmin;
import io.codeweft.testkit.ChangedLibrary;
import io.codeweft.testkit.KafkaResource;
import io.codeweft.testkit.TestViews;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At the registration, each side of the parity is broken in turn: nothing is registered any more.
 */
class RegistrationParityTest {
  private static final Precondition ANYTHING = new Precondition.None();
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();
  private static final String USED = "stable_id";
  private static final KafkaResource KAFKA = new KafkaResource();
  private static String bootstrapServers;
  private static Path directory;
  private static Wire wire;

  @BeforeAll
  static void start() {
    Map<String, String> settings = KAFKA.start();
    bootstrapServers = Objects.requireNonNull(settings.get("kafka.bootstrap.servers"));
    directory = Path.of(Objects.requireNonNull(settings.get("codeweft.warehouse")));
    TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(60));
    wire = new Wire(bootstrapServers);
  }

  @AfterAll
  static void stop() {
    wire.close();
    KAFKA.stop();
  }

  @Test
  void theThreeSidesAgreeAndEveryTableHasAReport() throws Exception {
    try (Instance instance = instance(FunctionParity.standard(), STANDARD)) {
      String version = instance.registration.register(pack("good"), ANYTHING).event().version();
      for (String table : List.of("good_long", "good_count")) {
        assertThat(report(table))
            .satisfies(
                report -> {
                  assertThat(report.graphVersion()).isEqualTo(version);
                  assertThat(report.functionSnapshot()).isEqualTo(STANDARD.hash());
                  assertThat(report.findings()).isEmpty();
                });
      }
      assertThat(report("good_long").functions()).containsExactly(USED);
      assertThat(instance.warehouse.snapshots().get(STANDARD.hash())).isEqualTo(STANDARD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEngineComputesSomethingElse(ChangedLibrary.Drift drift) throws Exception {
    refused(
        drift.parity(), "drift_" + drift.ordinal(), "the registry's engine: " + drift.finding());
  }

  @Test
  void aGoldenVectorDoesNotHold() throws Exception {
    refused(ChangedLibrary.wrongVector(), "vector", "golden: span_len[[3, 10]] gave 7");
  }

  @Test
  void theSnapshotHasAnotherImplementation() throws Exception {
    String other = "f".repeat(64);
    FunctionSnapshot changed = with(USED, "\"implementation_hash\":\"[0-9a-f]*\"", other);
    try (Instance instance = instance(FunctionParity.standard(), changed)) {
      assertThatThrownBy(() -> instance.registration.register(pack("other"), ANYTHING))
          .isInstanceOf(GraphRefusedException.class)
          .hasMessageContaining(
              "the implementation of function 'stable_id' is " + other + " in snapshot ")
          .hasMessageContaining("but the registry's engine has ");
      assertThat(registered(instance)).doesNotContain("other");
    }
    assertThat(report("other_long").findings()).hasSize(1);
    assertThat(report("other_count").findings()).as("it does not call the function").isEmpty();
  }

  @Test
  void anIncompleteSnapshotDoesNotCount() throws Exception {
    try (Instance instance = instance(FunctionParity.standard(), STANDARD)) {
      List<FunctionDefinition> functions = new ArrayList<>(STANDARD.functions());
      functions.removeLast();
      FunctionSnapshot incomplete =
          new FunctionSnapshot(STANDARD.hash(), STANDARD.libraryHash(), functions);
      wire.send(new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, incomplete));
      assertThat(
              instance.store.await(
                  state -> state.refusedFunctions().isPresent(), Duration.ofSeconds(30)))
          .isTrue();
      assertThat(instance.store.read(RegistryState::refusedFunctions).orElseThrow().findings())
          .first()
          .asString()
          .contains("its hash is " + STANDARD.hash());
      assertThat(instance.store.read(RegistryState::functions)).contains(STANDARD);
      instance.registration.register(pack("meanwhile"), ANYTHING);
      publish(instance, STANDARD);
      assertThat(instance.store.read(RegistryState::refusedFunctions)).isEmpty();
    }
  }

  @Test
  void theMetadataOfAViewSaysSomethingElse() throws Exception {
    try (Instance instance = instance(FunctionParity.standard(), STANDARD)) {
      ViewGraph graph = instance.registration.preview(pack("meta"), ANYTHING).compilation().graph();
      RegistrationParity gate = new RegistrationParity(wire::sendNow);
      gate.require(graph, STANDARD);
      assertThatThrownBy(() -> gate.require(using(graph, "stable_idd"), STANDARD))
          .isInstanceOf(GraphRefusedException.class)
          .hasMessageContaining("view 'meta_long' uses function 'stable_idd', which is not in")
          .hasMessageContaining("the nearest is 'stable_id'");
      assertThatThrownBy(() -> gate.require(using(graph, "span_len"), STANDARD))
          .isInstanceOf(GraphRefusedException.class)
          .hasMessageContaining(
              "view 'meta_long' was not compiled with the implementations of [span_len]");
    }
  }

  @Test
  void whatChangedFunctionsMeanIsRecordedWithTheRecompilation() throws Exception {
    FunctionSnapshot told = with(USED, "\"documentation\":\"", "\"documentation\":\"New: ");
    try (Instance instance = instance(FunctionParity.standard(), STANDARD)) {
      instance.registration.register(pack("hit"), ANYTHING);
      publish(instance, told);
      instance.registration.recompile("hit", 1);
      assertThat(instance.warehouse.registrations().of("hit").getLast())
          .satisfies(
              row -> {
                assertThat(row.kind()).isEqualTo(RegistrationRecord.Kind.RECOMPILED);
                assertThat(row.findings())
                    .extracting(Finding::code, Finding::view)
                    .containsExactly(tuple("function-documentation", "hit_long"));
              });
      publish(instance, STANDARD);
    }
  }

  private static void refused(FunctionParity parity, String name, String finding) throws Exception {
    try (Instance instance = instance(parity, STANDARD)) {
      assertThatThrownBy(() -> instance.registration.register(pack(name), ANYTHING))
          .isInstanceOf(GraphRefusedException.class)
          .hasMessageContaining(finding);
      assertThatThrownBy(() -> instance.registration.preview(pack(name), ANYTHING))
          .isInstanceOf(GraphRefusedException.class);
      assertThat(registered(instance)).doesNotContain(name);
      assertThat(instance.warehouse.registrations().all().getLast())
          .satisfies(
              row -> {
                assertThat(row.kind()).isEqualTo(RegistrationRecord.Kind.REFUSED);
                assertThat(row.findings()).extracting(Finding::code).containsOnly("parity");
              });
    }
    assertThat(report(name + "_long").findings())
        .anySatisfy(line -> assertThat(line).contains(finding));
  }

  private static List<String> registered(Instance instance) {
    return instance.store.read(
        state -> state.graphs().stream().map(ViewGraphRegistered::name).toList());
  }

  private static ParityChecked report(String view) {
    return wire.await(
        ParityChecked.class,
        report -> ParityChecked.REGISTRATION.equals(report.check()) && view.equals(report.view()));
  }

  private static ViewGraph using(ViewGraph graph, String function) {
    return ViewGraph.of(
        graph.name(),
        graph.policyHash(),
        graph.functionSnapshot(),
        graph.functionLibrary(),
        graph.datasets(),
        graph.views().stream()
            .map(
                view ->
                    view.functions().isEmpty() ? view : TestViews.using(view, List.of(function)))
            .toList());
  }

  private static Instance instance(FunctionParity parity, FunctionSnapshot functions)
      throws Exception {
    Instance instance = new Instance(bootstrapServers, directory, wire, parity);
    publish(instance, functions);
    return instance;
  }

  private static void publish(Instance instance, FunctionSnapshot snapshot) throws Exception {
    wire.send(new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, snapshot));
    assertThat(
            instance.store.await(
                state ->
                    state.refusedFunctions().isEmpty()
                        && state.functions().filter(snapshot::equals).isPresent(),
                Duration.ofSeconds(30)))
        .isTrue();
  }

  /** The standard snapshot with another text in the JSON of a function. */
  private static FunctionSnapshot with(String function, String from, String to) {
    String hash = "\"implementation_hash\":\"";
    return FunctionSnapshot.of(
        STANDARD.functions().stream()
            .map(
                definition -> {
                  if (!definition.name().equals(function)) {
                    return definition;
                  }
                  String json = Json.text(definition);
                  String changed =
                      json.replaceFirst(from, from.startsWith(hash) ? hash + to + "\"" : to);
                  assertThat(changed).isNotEqualTo(json);
                  return Json.read(
                      changed.getBytes(StandardCharsets.UTF_8), FunctionDefinition.class);
                })
            .toList());
  }
}
