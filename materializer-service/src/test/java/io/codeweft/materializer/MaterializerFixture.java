package io.codeweft.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.engine.FunctionParity;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import io.codeweft.testkit.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A materializer over real tables whose events end in a list. */
abstract class MaterializerFixture {
  static final int MAX_CHANGE_EVENTS = 4;

  @TempDir Path dir;
  final DeltaTables delta = new DeltaTables(false);
  TestTables tables;
  private Sessions sessions;
  private Materializer materializer;
  private final List<Event> sent = new ArrayList<>();

  @BeforeEach
  void open() {
    tables = new TestTables(dir);
    sessions =
        new Sessions(
            new DuckDbEngine(),
            WorkArea.open(tables.warehouse(), "materializer", Duration.ofMinutes(1)),
            new CheckLimits(256L << 20, 1, Duration.ofMinutes(1), 1L << 30));
    materializer = materializer(FunctionParity.standard());
  }

  /** Goes on as a process whose engine is in another state. */
  void use(FunctionParity parity) {
    materializer = materializer(parity);
  }

  private Materializer materializer(FunctionParity parity) {
    return MaterializerBeans.assemble(
        tables.warehouse(), delta, sessions, parity, MAX_CHANGE_EVENTS, sent::addAll);
  }

  @AfterEach
  void close() {
    sessions.close();
    assertThat(tables.warehouse().root().resolve("work")).isEmptyDirectory();
  }

  /** The events that a delivery leads to. */
  List<Event> deliver(ViewComputed task) {
    sent.clear();
    materializer.materialize(task);
    return List.copyOf(sent);
  }

  /** Delivers a task that must be committed. */
  ViewCommitted commit(ViewComputed task) {
    List<Event> events = deliver(task);
    assertThat(events.getLast()).isInstanceOf(ViewCommitted.class);
    return (ViewCommitted) events.getLast();
  }

  MaterializerStatus status() {
    return materializer.status();
  }

  Optional<TableSnapshot> latest(String view) {
    return delta.latest(tables.warehouse().resolve(Warehouse.location(SampleWorker.REPO, view)));
  }

  /** Events as lines; what differs between deliveries (seconds) is left out. */
  static List<String> lines(List<Event> events) {
    return events.stream().map(MaterializerFixture::line).toList();
  }

  private static String line(Event event) {
    return switch (event) {
      case ParityChecked e -> "parity " + e.view() + " " + e.findings();
      case CpgChanged e ->
          "%s %s %s %s -> %s v%d..%d x%d"
              .formatted(
                  e.family(),
                  e.op(),
                  e.id(),
                  e.before(),
                  e.after(),
                  e.fromVersion(),
                  e.table().version(),
                  e.rows());
      case ContractViolated e ->
          "violation %s %s %s x%d %s"
              .formatted(e.view(), e.type(), e.column(), e.rows(), e.sample());
      case ViewCommitted e ->
          "committed %s v%d rows=%d %s +%d ~%d -%d"
              .formatted(
                  e.view(),
                  e.table().version(),
                  e.table().rows(),
                  e.changed() ? "changed" : "unchanged",
                  e.inserted(),
                  e.updated(),
                  e.deleted());
      default -> throw new AssertionError("unexpected " + event);
    };
  }
}
