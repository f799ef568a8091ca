package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.codeweft.contracts.json.Json;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ad-hoc queries over HTTP: formats, limits, refusals. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class QueryEndpointTest {
  private static final String ARROW = "application/vnd.apache.arrow.stream";
  private static final String ROUTINES =
      "SELECT specific_name, routine_type FROM information_schema.routines WHERE specific_name IN"
          + " ('stable_id', 'span_len') AND routine_name = specific_name ORDER BY specific_name";

  /** More rows than anybody counts in ten seconds. */
  private static final String ENDLESS =
      "SELECT COUNT(*) AS n FROM information_schema.columns AS a, information_schema.columns AS b,"
          + " information_schema.columns AS c, information_schema.columns AS d WHERE a.data_type ="
          + " b.data_type AND a.ordinal_position + b.ordinal_position + c.ordinal_position +"
          + " d.ordinal_position > 7";

  @Inject Store store;
  @Inject AdHocQueries queries;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @BeforeEach
  void registerThePythonPack() throws Exception {
    PythonPack.register(store, bootstrapServers);
  }

  @Test
  void jsonIsTheDefault() {
    query(ROUTINES, "*/*")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("specific_name", contains("span_len", "stable_id"))
        .body("[0].routine_type", equalTo("FUNCTION"));
  }

  @Test
  void linesAndCsvAreStreamed() {
    assertThat(query(ROUTINES, "application/x-ndjson").then().statusCode(200).extract().asString())
        .isEqualTo(
            "{\"specific_name\":\"span_len\",\"routine_type\":\"FUNCTION\"}\n"
                + "{\"specific_name\":\"stable_id\",\"routine_type\":\"FUNCTION\"}\n");
    assertThat(query(ROUTINES, "text/csv").then().statusCode(200).extract().asString())
        .isEqualTo("specific_name,routine_type\r\nspan_len,FUNCTION\r\nstable_id,FUNCTION\r\n");
  }

  @Test
  void arrowHasTypesAndNoRowsIsStillAStream() throws Exception {
    assertThat(
            arrow(
                "SELECT table_name, ordinal_position, CAST(ordinal_position AS BIGINT) AS wide FROM"
                    + " information_schema.columns WHERE table_name = 'cpg_nodes_v1' AND"
                    + " ordinal_position < 3 ORDER BY ordinal_position"))
        .containsExactly(
            "Schema<table_name: Utf8 not null, ordinal_position: Int(32, true) not null, wide:"
                + " Int(64, true) not null>",
            "cpg_nodes_v1 1 1",
            "cpg_nodes_v1 2 2");
    assertThat(arrow("SELECT table_name FROM information_schema.tables WHERE 1 = 2"))
        .containsExactly("Schema<table_name: Utf8 not null>");
  }

  @Test
  void smallQueriesFitIntoAnAddress() {
    given()
        .queryParam("sql", ROUTINES)
        .accept("text/csv")
        .get("/registry/query")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/csv"));
  }

  @Test
  void aRefusalSaysWhereAndWhat() {
    query("SELECT tabel_name\nFROM information_schema.tables", "*/*")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:query-refused"))
        .body("errors[0].code", equalTo("unknown-column"))
        .body("errors[0].line", equalTo(1))
        .body("errors[0].column", equalTo(8))
        .body("errors[0].suggestion", equalTo("table_name"));
    query("SELECT 1 AS one; DROP TABLE x", "text/csv").then().statusCode(422);
    query("SELECT * FROM read_csv('/etc/passwd')", ARROW).then().statusCode(422);
    query("SELECT name FROM defs", "*/*")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:codeweft:problem:no-build"));
    query(ROUTINES, "image/png")
        .then()
        .statusCode(406)
        .body("detail", containsString("application/vnd.apache.arrow.stream"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"sql\": \"\"}")
        .post("/registry/query")
        .then()
        .statusCode(400);
    given()
        .contentType(ContentType.JSON)
        .body("{\"sql\": \"SELECT 1 AS one\", \"limit\": 20001}")
        .post("/registry/query")
        .then()
        .statusCode(400)
        .body("detail", containsString("allowed: 1 to 20000 (codeweft.query.max-rows)"));
  }

  @Test
  void tooManyRowsAreAnError() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("sql", "SELECT table_name FROM information_schema.tables", "limit", 3))
        .post("/registry/query")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:query-limit-rows"))
        .body("detail", containsString("more than 3 rows"))
        .body("errors[0].setting", equalTo("codeweft.query.max-rows"));
  }

  @Test
  void tooLongAnAnswerIsAnError() {
    query("SELECT view_definition FROM information_schema.views", "application/json")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:query-limit-bytes"))
        .body("errors[0].value", equalTo("100000"));
  }

  @Test
  void tooMuchMemoryIsAnError() {
    query(
            "SELECT COUNT(*) AS n FROM (SELECT DISTINCT v.view_definition, w.view_definition AS"
                + " other, c.table_name, c.column_name FROM information_schema.views AS v,"
                + " information_schema.views AS w, information_schema.columns AS c) AS x",
            "text/csv")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:codeweft:problem:query-limit-memory"));
  }

  @Test
  void tooLongARunIsAnErrorAndNobodyElseIsServedMeanwhile() throws Exception {
    Thread.Builder.OfVirtual threads = Thread.ofVirtual();
    Response[] slow = new Response[1];
    Thread runs = threads.start(() -> slow[0] = query(ENDLESS, "*/*"));
    until("a query runs", () -> queries.running() == 1);
    query(ROUTINES, "*/*")
        .then()
        .statusCode(429)
        .body("type", equalTo("urn:codeweft:problem:query-limit-concurrent"))
        .body("errors[0].setting", equalTo("codeweft.query.concurrent"));
    runs.join();
    slow[0]
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:codeweft:problem:query-limit-seconds"));
  }

  @Test
  void aQueryEndsWhenTheClientGoes() throws Exception {
    long start = System.nanoTime();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      String body = Json.text(Map.of("sql", ENDLESS));
      client
          .getOutputStream()
          .write(
              ("POST /registry/query HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + "Content-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      until("the query runs", () -> queries.running() == 1);
    }
    until("it has ended", () -> queries.running() == 0);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("in time: %s", what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static List<String> arrow(String sql) throws Exception {
    byte[] bytes =
        query(sql, ARROW).then().statusCode(200).contentType(ARROW).extract().asByteArray();
    List<String> lines = new ArrayList<>();
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      lines.add(root.getSchema().toString());
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          int at = row;
          lines.add(
              String.join(
                  " ",
                  root.getFieldVectors().stream()
                      .map(v -> String.valueOf(v.getObject(at)))
                      .toList()));
        }
      }
    }
    return lines;
  }

  private static Response query(String sql, String accept) {
    return given()
        .contentType(ContentType.JSON)
        .accept(accept)
        .body(Json.text(Map.of("sql", sql)))
        .post("/registry/query");
  }
}
