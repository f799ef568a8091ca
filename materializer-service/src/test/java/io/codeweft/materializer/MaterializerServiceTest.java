package io.codeweft.materializer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.rows.parity.ParityFilter;
import io.codeweft.rows.parity.ParityReport;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.runtime.event.EventDeserializer;
import io.codeweft.runtime.event.Events;
import io.codeweft.tables.Warehouse;
import io.codeweft.testkit.KafkaResource;
import io.codeweft.testkit.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class MaterializerServiceTest {
  private static final List<Topic> TOPICS =
      List.of(
          Topic.VIEW_COMMITTED, Topic.PARITY, Topic.CONTRACT_VIOLATION, Topic.CPG_CHANGES_NODES);

  @Inject
  @Channel("test-view-computed-out")
  MutinyEmitter<Event> emitter;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "codeweft.warehouse")
  Path warehouse;

  @Test
  void aCommitARedeliveryAndARefusal() {
    TestTables tables = new TestTables(warehouse);
    SampleWorker worker = new SampleWorker(tables, SampleGraph.graph()).files("a.py");
    ViewComputed good =
        worker.compute(1, "nodes", "select 'n1' as id, 'DEF' as kind, 'a.py' as path", null);
    ViewComputed bad = worker.compute(1, "tree", "select 't1' as id, 'gone' as parent", null);
    send(good);
    send(good);
    send(bad);
    List<Event> events = receive(9);
    assertThat(of(ViewCommitted.class, events))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.table().version()).isZero());
    assertThat(of(CpgChanged.class, events))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.eventKey()).isEqualTo("n1"));
    assertThat(of(ParityChecked.class, events))
        .extracting(report -> report.check() + " " + report.view())
        .containsExactlyInAnyOrder(
            "worker-start null", "commit nodes", "commit nodes", "commit tree");
    assertThat(of(ContractViolated.class, events))
        .singleElement()
        .satisfies(e -> assertThat(e.type()).isEqualTo(ContractViolated.Type.REFERENCE));
    given()
        .get("/materializer/status")
        .then()
        .statusCode(200)
        .body("committed", greaterThanOrEqualTo(2))
        .body("violations", equalTo(1));
    given().get("/q/health/ready").then().statusCode(200);
    assertThat(recorded(3))
        .as("every report once, the one that came twice as well")
        .extracting(row -> row.report().check() + " " + row.report().view())
        .containsExactlyInAnyOrder("worker-start null", "commit nodes", "commit tree");
  }

  /** The rows of the table of reports, when there are that many. */
  private List<ParityReport> recorded(int count) {
    ParityTable table = new ParityTable(Warehouse.at(warehouse), false);
    ParityFilter any = new ParityFilter(null, null, null, null, false);
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    List<ParityReport> rows;
    do {
      rows = table.newest(any, Long.MAX_VALUE, 100);
    } while (rows.size() < count && System.nanoTime() < deadline);
    return rows;
  }

  private void send(ViewComputed task) {
    Events.send(emitter, "/codeweft/test", task);
  }

  private static <T extends Event> List<T> of(Class<T> type, List<Event> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<Event> receive(int count) {
    List<Event> events = new ArrayList<>();
    try (KafkaConsumer<String, Event> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "materializer-test",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new EventDeserializer())) {
      consumer.subscribe(TOPICS.stream().map(Topic::topicName).toList());
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (events.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(record.value()));
      }
    }
    return events;
  }
}
