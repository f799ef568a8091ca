package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.CompiledQuery;
import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code escapes.txt}: texts that try to get at files, the network, settings or the catalogue, that
 * hide a second statement, or that ask for more than there is. Each is refused by the lane, at the
 * place that stands below it ({@code lane>}), or bounded; and each is stopped by the engine as if
 * there were no lane ({@code engine>}), as is what the lane makes of those it lets pass ({@code
 * program>}): denied, or stopped by a limit or as no query. A failing run writes what came out to
 * {@code target/escapes.txt}.
 *
 * <p>In a text, {@code «secret»}, {@code «target»} and {@code «port»} stand for a file outside, a
 * file to write and a port where somebody listens, {@code «3*x»} for {@code xxx}, and {@code
 * «+3*a@#»} for {@code a10a21a32}.
 */
@Timeout(600)
class EscapeTest extends EngineFixture {
  private static final Schema SCHEMA = Schema.parse("struct<k:int64!,text:string>");
  private static final String SEPARATOR = "\n----\n";
  private static final Pattern REPEATED = Pattern.compile("«(\\+?)(\\d+)\\*([^»]*)»");
  private static final Pattern OUTCOME = Pattern.compile("(lane|engine|program)> ");
  private static final String SECRET = "k,text\n1,do not read this\n";

  private final PolicyLane lane = new PolicyLane(FunctionLibrary.standard().snapshot());

  @Override
  protected Engine engine() {
    return new DuckDbEngine();
  }

  @Test
  void everyTextIsRefusedByTheLaneAndStoppedByTheEngine() throws Exception {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret.csv"), SECRET);
    Path target = outside.resolve("target");
    String actual;
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listener.configureBlocking(false);
      int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
      UnaryOperator<String> filled =
          text ->
              repeated(text)
                  .replace("«secret»", secret.toString())
                  .replace("«target»", target.toString())
                  .replace("«port»", String.valueOf(port));
      actual =
          Stream.of(resource().split(SEPARATOR, -1))
              .parallel()
              .map(EscapeTest::text)
              .map(text -> text + outcomes(filled.apply(text)))
              .collect(Collectors.joining(SEPARATOR, "", "\n"));
      assertThat(listener.accept()).as("a connection from the engine").isNull();
    }
    try (Stream<Path> files = Files.list(outside)) {
      assertThat(files).containsExactly(secret);
    }
    assertThat(secret).hasContent(SECRET);
    assertThat(data()).isEmptyDirectory();
    Files.writeString(Path.of("target/escapes.txt"), actual);
    assertThat(actual).isEqualTo(resource());
  }

  private static String text(String entry) {
    return entry
        .lines()
        .filter(line -> !OUTCOME.matcher(line).lookingAt())
        .collect(Collectors.joining("\n"));
  }

  /** A line each. */
  private String outcomes(String text) {
    Map<String, String> outcomes = new TreeMap<>();
    outcomes.put("engine", engine(text));
    try {
      CompiledQuery query = lane.query(text, Map.of("t", SCHEMA));
      outcomes.put("lane", "accepted");
      outcomes.put("program", engine(Objects.requireNonNull(query.sql().get("duckdb"))));
    } catch (CompileException e) {
      Diagnostic first = e.diagnostics().getFirst();
      outcomes.put("lane", first.code() + " " + first.line() + ":" + first.column());
    }
    return outcomes.entrySet().stream()
        .map(outcome -> "\n" + outcome.getKey() + "> " + outcome.getValue())
        .collect(Collectors.joining());
  }

  /** A session of its own for each: none profits from what another left. */
  private String engine(String program) {
    SessionOptions small =
        options()
            .withMemoryBytes(64L << 20)
            .withMaxTempBytes(16L << 20)
            .withTimeout(Duration.ofSeconds(1));
    try (EngineSession session = engine().open(small)) {
      session.load(
          "t",
          SCHEMA,
          new RowReader(
              memory,
              SCHEMA,
              1000,
              IntStream.range(0, 1000).mapToObj(k -> row((long) k, "text " + k)).iterator()));
      List<String> rows = rows(session, program);
      assertThat(rows).noneMatch(row -> row.contains("do not read this"));
      return "answers " + (rows.size() == 1 ? "1 row" : rows.size() + " rows");
    } catch (EngineException e) {
      // which limit is met first depends on the machine
      return e.kind() == EngineException.Kind.DENIED ? "denied" : "stopped";
    }
  }

  private static String repeated(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            match -> {
              String part = match.group(3);
              int times = Integer.parseInt(match.group(2));
              String all =
                  match.group(1).isEmpty()
                      ? part.repeat(times)
                      : IntStream.rangeClosed(1, times)
                          .mapToObj(i -> part.replace("@", "" + i).replace("#", "" + (i - 1)))
                          .collect(Collectors.joining());
              return Matcher.quoteReplacement(all);
            });
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EscapeTest.class.getResourceAsStream("/escapes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
