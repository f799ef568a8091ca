package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call of a function without a binding is what its expression is where it is written out. */
class ExpansionTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  /** The texts of {@code expansions.sql}: a call, and what it stands for. */
  record Pair(String call, String writtenOut) {}

  static Stream<Pair> pairs() {
    try (InputStream in =
        Objects.requireNonNull(ExpansionTest.class.getResourceAsStream("/expansions.sql"))) {
      return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n;\n"))
          .map(pair -> pair.split("\n-- is\n"))
          .map(pair -> new Pair(pair[0], pair[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_call_is_its_expression(Pair pair) throws Exception {
    CompiledQuery call = lane.query(pair.call(), Sample.TABLES);
    CompiledQuery writtenOut = lane.query(pair.writtenOut(), Sample.TABLES);
    assertThat(call.fingerprint())
        .as("%s\n%s", call.sql(), writtenOut.sql())
        .isEqualTo(writtenOut.fingerprint());
    assertThat(call.schema()).isEqualTo(writtenOut.schema());
  }
}
