package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.plan.Action;
import io.codeweft.registry.plan.Graphs;
import io.codeweft.registry.plan.Planner;
import io.codeweft.tables.Warehouse;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry on a real broker; the test plays worker and materializer. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class BuildFlowTest {
  @Inject RegistryWarehouse warehouse;
  @Inject Store store;
  @Inject Outbox outbox;
  @Inject RegistryConfig config;
  @Inject Leadership leadership;
  @Inject Inbox inbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "codeweft.warehouse")
  Path directory;

  private Wire wire;

  @BeforeEach
  void registerGraph() throws Exception {
    wire = new Wire(bootstrapServers);
    ViewGraph graph = Graphs.graph("flow", "policy-1");
    String object = warehouse.graphs().put(graph);
    wire.send(
        new ViewGraphRegistered(
            graph.name(), graph.version(), 1, graph.functionSnapshot(), object, object));
    assertThat(store.await(state -> state.graph("flow").isPresent(), Duration.ofSeconds(30)))
        .isTrue();
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void anExtractThatLandsIsBuiltStageByStageAndRecorded() throws Exception {
    wire.send(Graphs.extract("one", 1, "facts", "hints"));
    BuildChanged planned = build("one", BuildChanged.State.PLANNED);
    for (String stage : List.of("files", "nodes", "edges", "props")) {
      ViewReady task = ready("one", stage);
      assertThat(task.eventKey()).isEqualTo(planned.buildId() + "/" + stage + "/0/1");
      wire.send(computed(task, null));
      wire.send(committed(task, 7));
    }
    BuildChanged completed = build("one", BuildChanged.State.COMPLETED);
    assertThat(completed.buildId()).isEqualTo(planned.buildId());
    assertThat(completed.tables())
        .containsOnlyKeys("facts", "hints", "files", "nodes", "edges", "props")
        .containsEntry("nodes", new TableVersion("tables/one/nodes", 7, 70));
    assertThat(ready("one", "props").inputs())
        .containsEntry("nodes", new TableVersion("tables/one/nodes", 7, 70));

    assertThat(new BuildHistory(Warehouse.at(directory)).lastCompleted("one"))
        .hasValueSatisfying(
            build -> {
              assertThat(build.buildId()).isEqualTo(completed.buildId());
              assertThat(build.snapshot()).isEqualTo(completed.tables());
              assertThat(build.tasks()).isEqualTo(4);
              assertThat(build.plannedAt()).isNotNull().isLessThanOrEqualTo(build.endedAt());
            });

    awaitEnd(completed.buildId());
    given()
        .get("/registry/builds/" + completed.buildId())
        .then()
        .statusCode(200)
        .body("state", equalTo("COMPLETED"))
        .body("build_number", equalTo(1))
        .body("progress.tasks", equalTo(4))
        .body("progress.committed", equalTo(4))
        .body("progress.rows", equalTo(280))
        .body("progress.changed_rows", equalTo(12))
        .body("tasks.stage", contains("files", "nodes", "edges", "props"))
        .body("tasks[0].state", equalTo("COMMITTED"))
        .body("tasks[0].worker", equalTo("worker-1"))
        .body("tasks[0].compute_seconds", equalTo(0.25f))
        .body("tasks[0].commit_seconds", equalTo(0.5f))
        .body("tables.nodes.version", equalTo(7))
        .body("planned_at", notNullValue());
    given()
        .get("/registry/repositories/one")
        .then()
        .statusCode(200)
        .body("extract.extract_id", equalTo("extract-one-1"))
        .body("builds[0].graph", equalTo("flow"))
        .body("builds[0].up_to_date", equalTo(true))
        .body("builds[0].build.state", equalTo("COMPLETED"));

    ExtractLanded first = Graphs.extract("one", 1, "facts", "hints");
    landAndAwait(
        new ExtractLanded(
            "same-tables",
            "one",
            first.tables(),
            1,
            1,
            0,
            "1",
            Map.of("option", "changed"),
            FileChanges.none(1),
            null));
    given()
        .get("/registry/repositories/one")
        .then()
        .body("extract.extract_id", equalTo("same-tables"))
        .body("builds[0].up_to_date", equalTo(true))
        .body("builds[0].build.build_id", equalTo(completed.buildId()));
    landAndAwait(Graphs.extract("one", 2, "facts", "hints"));
    assertThat(
            wire.await(
                    BuildChanged.class,
                    build -> build.repo().equals("one") && build.buildNumber() == 2)
                .state())
        .isEqualTo(BuildChanged.State.PLANNED);
  }

  private void landAndAwait(ExtractLanded extract) throws Exception {
    wire.send(extract);
    assertThat(
            store.await(
                state ->
                    state
                        .findRepository(extract.repo())
                        .flatMap(RepositoryState::extract)
                        .filter(extract::equals)
                        .isPresent(),
                Duration.ofSeconds(30)))
        .isTrue();
  }

  @Test
  void aFailureIsToldAndTheBuildGoesOnWhenTheExtractLandsAgain() throws Exception {
    wire.send(Graphs.extract("two", 1, "facts"));
    wire.send(
        computed(ready("two", "files"), new ViewComputed.Failure("timeout", "it took too long")));
    wire.send(committed(ready("two", "nodes"), 0));
    BuildChanged failed = build("two", BuildChanged.State.FAILED);
    assertThat(failed.reason()).contains("files", "timeout", "it took too long");
    awaitEnd(failed.buildId());

    wire.send(Graphs.extract("two", 1, "facts"));
    wire.await(
        ViewReady.class,
        _ ->
            wire.all(ViewReady.class, t -> t.repo().equals("two") && t.stage().equals("files"))
                    .size()
                == 2);
    for (String stage : List.of("files", "edges", "props")) {
      wire.send(committed(ready("two", stage), 0));
    }
    BuildChanged completed = build("two", BuildChanged.State.COMPLETED);
    assertThat(completed.buildId()).isEqualTo(failed.buildId());
    assertThat(completed.buildNumber()).isEqualTo(1);
  }

  @Test
  void aTaskThatAServiceGaveUpOnFailsItsBuild() throws Exception {
    wire.send(Graphs.extract("six", 1, "facts"));
    wire.deadLetter(ready("six", "files"), "the answer could not be sent");
    wire.deadLetter(computed(ready("six", "nodes"), null), "the disk is full");
    assertThat(build("six", BuildChanged.State.FAILED).reason())
        .contains("weft-view-ready-v1-dlq: the answer could not be sent")
        .contains("weft-view-computed-v1-dlq: the disk is full");
  }

  @Test
  void aRequiredDatasetThatDidNotLandRefusesTheBuild() throws Exception {
    wire.send(Graphs.extract("three", 1, "hints"));
    assertThat(build("three", BuildChanged.State.REFUSED).reason())
        .contains("graph flow requires dataset facts");
  }

  @Test
  void aNewProcessTakesUpABuildWhereTheTopicsLeaveIt() throws Exception {
    wire.send(Graphs.extract("four", 1, "facts"));
    wire.send(committed(ready("four", "files"), 0));
    ViewReady nodes = ready("four", "nodes");
    assertThat(
            store.await(
                state ->
                    state
                        .build(nodes.buildId())
                        .filter(build -> build.tasks().committed().containsKey("files"))
                        .isPresent(),
                Duration.ofSeconds(30)))
        .isTrue();

    Store restarted = new Store();
    new Replay(bootstrapServers, warehouse, restarted).replay(new StartupEvent());
    List<Action> actions =
        restarted
            .read(state -> new Planner(warehouse.graphs(), warehouse.tables()).next(state))
            .stream()
            .filter(
                action ->
                    action instanceof Action.Release release
                        && release.task().repo().equals("four"))
            .toList();
    assertThat(actions).containsExactly(new Action.Release(nodes));
    assertThat(restarted.read(RegistryState::graphs))
        .containsExactlyElementsOf(store.read(state -> List.copyOf(state.graphs())));
  }

  @Test
  void aPlannerThatCannotGoOnSaysSoAndRecovers() throws Exception {
    Store other = new Store();
    String missing = "0".repeat(64);
    other.change(
        state -> {
          state.replayed();
          state.live(Graphs.extract("five", 1, "hints"), Instant.EPOCH);
          state.live(
              new ViewGraphRegistered("flow", "v", 1, "functions-1", missing, missing),
              Instant.EPOCH);
        });
    PlannerThread planner =
        new PlannerThread(
            other,
            outbox,
            warehouse,
            new GraphRegistration(
                other,
                new DurableJournal(warehouse, outbox),
                warehouse,
                new RegistrationParity(outbox),
                leadership,
                config),
            leadership);
    RegistryHealth health = new RegistryHealth(planner, inbox);
    planner.start(new StartupEvent());
    try {
      awaitStatus(health, HealthCheckResponse.Status.DOWN);
      assertThat(String.valueOf(health.call().getData().orElseThrow().get("failure")))
          .contains("there is no object " + missing);
      other.change(
          state ->
              state.live(store.read(known -> known.graph("flow").orElseThrow()), Instant.EPOCH));
      awaitStatus(health, HealthCheckResponse.Status.UP);
      build("five", BuildChanged.State.REFUSED);
    } finally {
      planner.stop(new ShutdownEvent());
    }
  }

  private static void awaitStatus(RegistryHealth health, HealthCheckResponse.Status status) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (health.call().getStatus() != status && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(health.call().getStatus()).isEqualTo(status);
  }

  @Test
  void buildsAreListedInPages() throws Exception {
    for (String repo : List.of("page-a", "page-b", "page-c")) {
      wire.send(Graphs.extract(repo, 1, "hints"));
      awaitEnd(build(repo, BuildChanged.State.REFUSED).buildId());
    }
    given()
        .get("/registry/builds?repo=page-b")
        .then()
        .statusCode(200)
        .body("builds", hasSize(1))
        .body("builds[0].reason", containsString("requires dataset facts"))
        .body("next", equalTo(null));
    List<String> repos = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          given()
              .queryParam("limit", 2)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/registry/builds")
              .then()
              .statusCode(200)
              .extract();
      repos.addAll(page.path("builds.repo"));
      ids.addAll(page.path("builds.build_id"));
      cursor = page.path("next");
    } while (cursor != null);
    assertThat(repos).isSorted().contains("page-a", "page-b", "page-c");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void wrongQuestionsAreProblems() {
    given()
        .get("/registry/builds?limit=0")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", equalTo("limit is 0; allowed: 1 to 500"));
    given().get("/registry/builds?cursor=x").then().statusCode(400);
    given()
        .get("/registry/builds/0123")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:codeweft:problem:unknown-build"));
    given()
        .get("/registry/graphs/flwo")
        .then()
        .statusCode(404)
        .body("detail", equalTo("there is no graph 'flwo'; did you mean 'flow'?"));
  }

  @Test
  void theServiceIsReadyAndDescribed() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/registry/graphs'.post.summary", equalTo("Registers a pack"));
  }

  private void awaitEnd(String buildId) throws InterruptedException {
    assertThat(
            store.await(
                state -> state.build(buildId).filter(b -> b.isFinal()).isPresent(),
                Duration.ofSeconds(30)))
        .isTrue();
  }

  private BuildChanged build(String repo, BuildChanged.State state) {
    return wire.await(
        BuildChanged.class, build -> build.repo().equals(repo) && build.state() == state);
  }

  private ViewReady ready(String repo, String stage) {
    return wire.await(
        ViewReady.class, task -> task.repo().equals(repo) && task.stage().equals(stage));
  }

  private static ViewCommitted committed(ViewReady task, long version) {
    return new ViewCommitted(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.stage(),
        task.stage(),
        new TableVersion("tables/" + task.repo() + "/" + task.stage(), version, version * 10),
        true,
        1,
        1,
        1,
        null,
        0.5);
  }

  private static ViewComputed computed(ViewReady task, ViewComputed.@Nullable Failure failure) {
    return new ViewComputed(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.graphObject(),
        task.stage(),
        task.shard(),
        task.inputs(),
        List.of(),
        "functions-1",
        List.of(),
        "worker-1",
        0.25,
        failure);
  }
}
