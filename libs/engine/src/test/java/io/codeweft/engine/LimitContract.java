package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every bound is an error of its kind, and the session works on. */
@Timeout(120)
abstract class LimitContract extends EngineFixture {
  private static final Schema SCHEMA = Schema.parse("struct<k:int64!,text:string>");

  /** Rows n, their product n to the power of the number of copies. */
  private static final String ENDLESS =
      "select count(*) as n from t a cross join t b cross join t c cross join t d"
          + " where a.text || b.text || c.text || d.text = 'never'";

  private void fill(EngineSession session, int rows) {
    session.load(
        "t",
        SCHEMA,
        new RowReader(
            memory,
            SCHEMA,
            4096,
            IntStream.range(0, rows).mapToObj(k -> row((long) k, "text " + k)).iterator()));
  }

  @Test
  void aQueryMayNotAnswerMoreThanItsLimit() {
    try (EngineSession session = open()) {
      fill(session, 100);
      session.define("v", "select k from t where k < 50", false);
      List<Integer> batches = new ArrayList<>();
      EngineException.Kind rows = EngineException.Kind.ROWS;
      assertFails(
          rows, () -> session.query("t", 99, b -> batches.add(b.getRowCount())), "'t'", "99");
      assertFails(
          rows, () -> session.query("v", 49, b -> batches.add(b.getRowCount())), "'v'", "49");
      assertFails(
          rows,
          () -> session.query("select k from t", 99, b -> batches.add(b.getRowCount())),
          "99");
      assertThat(batches).isEmpty();

      session.query("t", 100, b -> batches.add(b.getRowCount()));
      session.query("v", 50, b -> batches.add(b.getRowCount()));
      session.query("select k from t", Long.MAX_VALUE, b -> batches.add(b.getRowCount()));
      assertThat(batches).containsExactly(100, 50, 100);
    }
  }

  @Test
  void anEndlessProgramRunsIntoTheTimeout() {
    try (EngineSession session = engine().open(options().withTimeout(Duration.ofMillis(300)))) {
      fill(session, 3000);
      session.define("endless", ENDLESS, false);
      EngineException.Kind timeout = EngineException.Kind.TIMEOUT;
      assertFails(timeout, () -> session.define("w", ENDLESS, true), "'w'", "PT0.3S");
      assertFails(timeout, () -> session.query(ENDLESS, 1, batch -> {}), "PT0.3S");
      assertFails(
          timeout,
          () ->
              session.write(
                  "endless",
                  Schema.parse("struct<n:int64>"),
                  List.of("n"),
                  data().resolve("never.parquet")),
          "'endless'");
      assertThat(data()).isEmptyDirectory();
      assertThat(session.count("t")).isEqualTo(3000);
    }
  }

  @Test
  void aSlowConsumerRunsIntoTheTimeoutToo() {
    try (EngineSession session = engine().open(options().withTimeout(Duration.ofMillis(200)))) {
      fill(session, 100_000);
      CountDownLatch never = new CountDownLatch(1);
      assertFails(
          EngineException.Kind.TIMEOUT,
          () ->
              session.query(
                  "t",
                  100_000,
                  batch -> {
                    try {
                      assertThat(never.await(250, java.util.concurrent.TimeUnit.MILLISECONDS))
                          .isFalse();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }),
          "'t'");
    }
  }

  @Test
  void tooLittleMemoryIsACleanError() {
    SessionOptions small = options().withMemoryBytes(64L << 20).withMaxTempBytes(0);
    try (EngineSession session = engine().open(small)) {
      fill(session, 3000);
      assertFails(
          EngineException.Kind.MEMORY,
          () ->
              session.define(
                  "large", "select a.k, b.text, a.text as u from t a cross join t b", true),
          "'large'");
      assertThat(session.count("t")).isEqualTo(3000);
    }
  }

  @Test
  void whatDoesNotFitInMemorySpills() {
    SessionOptions small = options().withMemoryBytes(64L << 20);
    try (EngineSession session = engine().open(small)) {
      fill(session, 1500);
      session.define("large", "select a.k * 1500 + b.k as k, b.text from t a cross join t b", true);
      assertThat(session.count("large")).isEqualTo(1500 * 1500);
      assertThat(rows(session, "select k from large order by k desc limit 1"))
          .containsExactly("2249999");
    }
  }

  @Test
  void theRoomForSpilledDataIsBounded() {
    SessionOptions small = options().withMemoryBytes(64L << 20).withMaxTempBytes(4L << 20);
    try (EngineSession session = engine().open(small)) {
      fill(session, 3000);
      assertFails(
          EngineException.Kind.MEMORY,
          () ->
              session.define(
                  "large", "select a.k * b.k as k, b.text from t a cross join t b", true),
          "'large'");
    }
  }

  @Test
  void closingFromAnotherThreadCancelsWhatRuns() throws Exception {
    EngineSession session = open();
    fill(session, 3000);
    CountDownLatch started = new CountDownLatch(1);
    try (var executor = Executors.newSingleThreadExecutor()) {
      Future<?> running =
          executor.submit(
              () -> {
                started.countDown();
                assertFails(
                    EngineException.Kind.CANCELLED,
                    () -> session.define("w", ENDLESS, true),
                    "'w'");
              });
      started.await();
      session.close();
      running.get();
    }
    assertFails(EngineException.Kind.CANCELLED, () -> session.count("t"), "'t'");
  }

  @Test
  void aConsumerMayNotUseItsSession() {
    try (EngineSession session = open()) {
      fill(session, 10);
      assertThatThrownBy(() -> session.query("t", 10, batch -> session.count("t")))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> session.query("t", 10, batch -> session.close()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(session.count("t")).isEqualTo(10);
    }
  }

  @Test
  void aFailingConsumerLeavesTheSessionUsable() {
    try (EngineSession session = open()) {
      fill(session, 10);
      assertThatThrownBy(
              () ->
                  session.query(
                      "select k from t",
                      10,
                      batch -> {
                        throw new IllegalArgumentException("mine");
                      }))
          .hasMessage("mine");
      assertThat(rows(session, "select count(*) as n from t")).containsExactly("10");
    }
  }
}
