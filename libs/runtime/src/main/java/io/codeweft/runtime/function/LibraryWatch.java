package io.codeweft.runtime.function;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import io.codeweft.runtime.event.TopicFollower;
import io.codeweft.runtime.event.TopicReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the function library of this process with the snapshot that is published: at the start
 * and whenever another one is. Each comparison is reported once. A published snapshot that is
 * incomplete does not count; the one before it stays.
 */
public final class LibraryWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LibraryWatch.class);
  private static final long STOP_SECONDS = 10;

  private final String process;
  private final FunctionSnapshot library;
  private final Supplier<List<String>> engine;
  private final Consumer<Event> reports;
  private final CompletableFuture<TopicFollower> following = new CompletableFuture<>();

  private @Nullable FunctionSnapshot published;
  private List<String> refused = List.of();
  private volatile @Nullable ParityChecked last;
  private volatile @Nullable RuntimeException failure;

  private LibraryWatch(
      String process,
      FunctionSnapshot library,
      Supplier<List<String>> engine,
      Consumer<Event> reports) {
    this.process = process;
    this.library = library;
    this.engine = engine;
    this.reports = reports;
  }

  /**
   * Begins in a thread of its own.
   *
   * @param process name of this process in the reports
   * @param library what it has bound
   * @param engine what its engine does otherwise than the library says; may take a while
   * @param reports takes the reports; fails when one cannot be sent
   */
  public static LibraryWatch start(
      String process,
      String bootstrapServers,
      FunctionSnapshot library,
      Supplier<List<String>> engine,
      Consumer<Event> reports) {
    LibraryWatch watch = new LibraryWatch(process, library, engine, reports);
    Thread.ofPlatform().name("library-watch").daemon().start(() -> watch.run(bootstrapServers));
    return watch;
  }

  private void run(String bootstrapServers) {
    try {
      Map<TopicPartition, Long> read =
          new TopicReplay(bootstrapServers)
              .readRecords(List.of(Topic.UDF_SNAPSHOT.topicName()), (_, event) -> take(event));
      compare();
      following.complete(
          TopicFollower.start(
              "library-watch",
              bootstrapServers,
              read,
              (_, event) -> {
                take(event);
                compare();
              }));
    } catch (RuntimeException e) {
      fail(e);
      following.completeExceptionally(e);
    }
  }

  private synchronized void take(Event event) {
    if (event instanceof FunctionSnapshotPublished(String _, FunctionSnapshot snapshot)) {
      List<String> findings = SnapshotCheck.findings(snapshot);
      if (findings.isEmpty()) {
        published = snapshot;
        refused = List.of();
      } else {
        refused = findings;
      }
    }
  }

  private synchronized void compare() {
    List<String> findings = new ArrayList<>(engine.get());
    FunctionSnapshot snapshot = published == null ? library : published;
    if (!snapshot.libraryHash().equals(library.libraryHash())) {
      findings.add(
          "the published snapshot has the function library "
              + snapshot.libraryHash()
              + ", this process has "
              + library.libraryHash()
              + "; run the same release everywhere");
    }
    refused.forEach(finding -> findings.add("the published snapshot is refused: " + finding));
    ParityChecked report =
        ParityChecked.ofProcess(
            process,
            snapshot.hash(),
            library.functions().stream().map(FunctionDefinition::name).toList(),
            findings);
    if (report.equals(last)) {
      return;
    }
    last = report;
    try {
      reports.accept(report);
      failure = null;
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException e) {
    LOG.errorf(e, "the functions of %s cannot be compared: %s", process, e.getMessage());
    failure = e;
  }

  /** The last comparison; null before the first. */
  public @Nullable ParityChecked last() {
    return last;
  }

  /**
   * Up when this process may be given work: it was compared, nothing differs, and that is reported.
   */
  public HealthCheckResponse health(String name) {
    ParityChecked report = last;
    RuntimeException failed = failure;
    List<String> findings = new ArrayList<>(report == null ? List.of() : report.findings());
    if (failed != null) {
      findings.add("the functions cannot be compared or reported: " + failed.getMessage());
    }
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name)
            .status(report != null && findings.isEmpty())
            .withData("library", library.libraryHash())
            .withData("snapshot", report == null ? "not compared yet" : report.functionSnapshot());
    HealthFindings.add(response, findings);
    return response.build();
  }

  @Override
  public void close() {
    try {
      following.get(STOP_SECONDS, TimeUnit.SECONDS).close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("nothing is followed");
    }
  }
}
