package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.EventSerializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * Packaged registries side by side on one broker and one warehouse, and what is left by kill -9.
 */
class TwoRegistriesIT {
  private static final String FILE = "views/cst_docstrings.sql";
  private static final int KILLS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final long seed = Long.getLong("weft.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Path folder = Workspace.folder("registries");
  private final HttpClient client = HttpClient.newHttpClient();

  /** A process, and how to speak to it. */
  private record Registry(WeftProcess process, String url) {}

  @Test
  void tellTheSameAndLeaveNothingHalfDone() throws Exception {
    System.out.println("TwoRegistriesIT: -Dweft.seed=" + seed);
    List<WeftProcess> started = new ArrayList<>();
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePorts(folder.resolve("broker"))) {
      try {
        Registry first = start(broker, started);
        publish(
            broker,
            new FunctionSnapshotPublished(
                FunctionSnapshotPublished.LIBRARY, FunctionLibrary.standard().snapshot()),
            landed());
        change(first, 201, "/registry/graphs", version(0));
        Registry second = start(broker, started);
        change(first, 201, "/registry/graphs", version(1));
        change(first, 422, "/registry/graphs", wrong());
        change(first, 201, "/registry/graphs/python/rollback", Map.of("number", 1));
        change(second, 503, "/registry/graphs", version(2));
        assertSameAnswers(first, second);
        for (int kill = 0; kill < KILLS; kill++) {
          killWhileItRegisters(first, second, 2 + kill);
          first = second;
          second = start(broker, started);
          assertSameAnswers(first, second);
        }
      } finally {
        started.forEach(WeftProcess::close);
      }
    }
  }

  /**
   * The survivor finds all of it or nothing, goes on, and doing it again ends as if undisturbed.
   */
  private void killWhileItRegisters(Registry leader, Registry survivor, int words)
      throws Exception {
    long before = currentNumber(survivor);
    int objects = objects();
    CompletableFuture<HttpResponse<String>> registering =
        client.sendAsync(
            post(leader, "/registry/graphs", version(words)), HttpResponse.BodyHandlers.ofString());
    leader.process().until("its objects are written", () -> objects() > objects);
    long pause = System.nanoTime() + random.nextInt(300) * 1_000_000L;
    leader.process().until("a moment later", () -> System.nanoTime() > pause);
    leader.process().kill();
    registering.exceptionally(e -> null).join();

    Await.until("the survivor plans", LIMIT, () -> health(survivor).contains("\"plans\": true"));
    long found = currentNumber(survivor);
    assertThat(found).isBetween(before, before + 1);
    assertThat(versions(survivor)).as("rows without gaps").isEqualTo(countdown(found));
    assertThat(get(survivor, "/registry/graphs/python").statusCode()).isEqualTo(200);

    int status = found == before ? 201 : 200;
    change(survivor, status, "/registry/graphs", version(words));
    assertThat(versions(survivor)).isEqualTo(countdown(before + 1));
  }

  /** Every path of the API that is read, byte for byte. */
  private void assertSameAnswers(Registry one, Registry other) throws Exception {
    Await.until(
        "both have read everything",
        LIMIT,
        () ->
            get(one, "/registry/repositories")
                    .body()
                    .equals(get(other, "/registry/repositories").body())
                && get(one, "/registry/graphs")
                    .body()
                    .equals(get(other, "/registry/graphs").body()));
    JsonNode paths = json(get(one, "/q/openapi?format=json")).path("paths");
    List<String> compared = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (!path.getKey().startsWith("/registry") || !path.getValue().has("get")) {
        continue;
      }
      String asked = filled(one, path.getKey());
      HttpResponse<String> answer = get(one, asked);
      HttpResponse<String> again = get(other, asked);
      assertThat(again.statusCode()).as(asked).isEqualTo(answer.statusCode()).isLessThan(500);
      assertThat(again.body()).as(asked).isEqualTo(answer.body());
      assertThat(again.headers().firstValue("ETag"))
          .as(asked)
          .isEqualTo(answer.headers().firstValue("ETag"));
      compared.add(asked);
    }
    assertThat(compared)
        .contains("/registry/graphs/python", "/registry/graphs/python/versions")
        .hasSizeGreaterThan(10);
  }

  private String filled(Registry registry, String path) {
    String build = json(get(registry, "/registry/builds")).at("/builds/0/build_id").asText();
    assertThat(build).isNotEmpty();
    String filled =
        path.replace("/registry/graphs/{name}", "/registry/graphs/python")
            .replace("/registry/graphs/{graph}", "/registry/graphs/python")
            .replace("/registry/views/{name}", "/registry/views/cst_docstrings")
            .replace("/registry/views/{view}", "/registry/views/cst_docstrings")
            .replace("/registry/functions/{name}", "/registry/functions/stable_id")
            .replace("/registry/builds/{id}", "/registry/builds/" + build)
            .replace("/registry/registrations/{id}", "/registry/registrations/2")
            .replace("/registry/schemas/{name}", "/registry/schemas/registry.schema.json")
            .replace("/registry/repositories/{repo}", "/registry/repositories/r");
    assertThat(filled).as("a path this test does not know yet").doesNotContain("{");
    return filled;
  }

  private long currentNumber(Registry registry) {
    return json(get(registry, "/registry/graphs/python")).path("number").asLong();
  }

  private List<Long> versions(Registry registry) {
    List<Long> numbers = new ArrayList<>();
    json(get(registry, "/registry/graphs/python/versions"))
        .path("registrations")
        .forEach(row -> numbers.add(row.path("number").asLong()));
    return numbers;
  }

  private static List<Long> countdown(long from) {
    return Stream.iterate(from, number -> number > 0, number -> number - 1).toList();
  }

  private int objects() {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse").resolve("objects"))) {
      return (int) files.filter(Files::isRegularFile).count();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private Registry start(EmbeddedBroker broker, List<WeftProcess> started) {
    int port = EmbeddedBroker.freePorts(1)[0];
    WeftProcess process =
        WeftProcess.start(
            Map.of(),
            Program.service(
                "registry-service", port, broker.bootstrapServers(), folder.resolve("warehouse")));
    started.add(process);
    Registry registry = new Registry(process, "http://127.0.0.1:" + port);
    process.until("the registry is ready", () -> health(registry).contains("\"plans\""));
    return registry;
  }

  private String health(Registry registry) {
    try {
      return client
          .send(request(registry, "/q/health/ready").build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private HttpResponse<String> get(Registry registry, String path) {
    return send(request(registry, path).build());
  }

  private void change(Registry registry, int status, String path, Object body) {
    HttpResponse<String> answer = send(post(registry, path, body));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
  }

  private static HttpRequest post(Registry registry, String path, Object body) {
    return request(registry, path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
        .build();
  }

  private static HttpRequest.Builder request(Registry registry, String path) {
    return HttpRequest.newBuilder(URI.create(registry.url() + path)).timeout(LIMIT);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " has no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  private static void publish(EmbeddedBroker broker, Event... events) throws Exception {
    try (KafkaProducer<String, Event> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new EventSerializer())) {
      for (Event event : events) {
        producer
            .send(new ProducerRecord<>(event.topic().topicName(), event.eventKey(), event))
            .get();
      }
    }
  }

  /** Tables that nobody computes anything from: its build stays open. */
  private static ExtractLanded landed() {
    Map<String, TableVersion> tables = new TreeMap<>();
    for (String table :
        List.of(
            "repo_files_v1",
            "ast_files_v1",
            "symtable_files_v1",
            "tree_sitter_files_v1",
            "scip_index_v1",
            "extract_errors_v1")) {
      tables.put(table, new TableVersion("tables/r/" + table, 0, 1));
    }
    return new ExtractLanded(
        "extract", "r", tables, 1, 1, 0, "1", Map.of(), FileChanges.none(1), null);
  }

  private static PackBundle wrong() {
    return changed("FROM", "FORM");
  }

  private static PackBundle version(int words) {
    return words == 0
        ? PackBundle.builtIn("python")
        : changed("SELECT", "SELECT\n  " + words + " AS words,");
  }

  private static PackBundle changed(String from, String to) {
    PackBundle pack = PackBundle.builtIn("python");
    Map<String, String> files = new TreeMap<>(pack.files());
    files.computeIfPresent(
        FILE,
        (_, text) -> {
          assertThat(text).contains(from);
          return text.replace(from, to);
        });
    return new PackBundle(pack.name(), files);
  }
}
