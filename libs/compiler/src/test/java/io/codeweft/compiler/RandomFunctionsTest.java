package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Random functions that call one another: a call means what the expressions mean where they are
 * written out, whether arguments may be null or not. {@code -Dcodeweft.seed} repeats a run.
 */
class RandomFunctionsTest {
  private static final long SEED = Long.getLong("codeweft.seed", 20260301L);
  private static final int FUNCTIONS = Integer.getInteger("codeweft.functions", 60);
  private static final Pattern PARAMETER = Pattern.compile("\\b([nsb])\\b");
  private static final List<Map<String, String>> ARGUMENTS =
      List.of(
          Map.of("n", "size", "s", "path", "b", "size > 5"),
          Map.of("n", "char_length(lang)", "s", "lang", "b", "path = 'a.py'"),
          Map.of("n", "sum(size)", "s", "max(path)", "b", "bool_or(lang IS NULL)"));

  private final Random random = new Random(SEED);

  /** A function {@code f(n int64, s string, b bool)} and its expression without calls. */
  private record Made(String name, String type, String writtenOut) {}

  @Test
  void a_call_is_its_expression_written_out() throws CompileException {
    SqlFunctions functions = SqlFunctions.none(Sample.functions());
    Made before = null;
    for (int i = 0; i < FUNCTIONS; i++) {
      String type = List.of("int64", "string", "bool").get(random.nextInt(3));
      String expression = expression(type, 4);
      String text = expression;
      if (before != null && before.type().equals(type) && before.writtenOut().length() < 2_000) {
        text =
            "coalesce(%s(s => s, n => n + 1, b => NOT b), %s)".formatted(before.name(), expression);
        Map<String, String> inner = Map.of("n", "n + 1", "s", "s", "b", "NOT b");
        expression = "coalesce(%s, %s)".formatted(written(before.writtenOut(), inner), expression);
      }
      Made made = new Made("made_" + i, type, expression);
      functions =
          functions
              .create(
                  "CREATE FUNCTION %s(n int64, s string, b bool) RETURNS %s AS %s"
                      .formatted(made.name(), type, text))
              .functions();
      PolicyLane lane = new PolicyLane(functions.snapshot());
      for (Map<String, String> arguments : ARGUMENTS) {
        String call =
            "%s(%s, %s, %s)"
                .formatted(made.name(), arguments.get("n"), arguments.get("s"), arguments.get("b"));
        String writtenOut = written(made.writtenOut(), arguments);
        CompiledQuery expanded = lane.query(query(call, arguments), Sample.TABLES);
        CompiledQuery plain = lane.query(query(writtenOut, arguments), Sample.TABLES);
        assertThat(expanded.fingerprint())
            .as("seed %d: %s is\n%s\n%s\n%s", SEED, call, writtenOut, expanded.sql(), plain.sql())
            .isEqualTo(plain.fingerprint());
        assertThat(expanded.schema()).as(call).isEqualTo(plain.schema());
        assertThat(expanded.functions()).contains(made.name());
      }
      before = made;
    }
  }

  private static String query(String value, Map<String, String> arguments) {
    boolean grouped = arguments.containsValue("sum(size)");
    return "SELECT " + value + " AS v FROM files" + (grouped ? " GROUP BY repo" : "");
  }

  private static String written(String expression, Map<String, String> arguments) {
    return PARAMETER
        .matcher(expression)
        .replaceAll(name -> Matcher.quoteReplacement("(" + arguments.get(name.group(1)) + ")"));
  }

  private String expression(String type, int depth) {
    int choice = depth == 0 ? random.nextInt(2) : 1 + random.nextInt(6);
    String number = "int64";
    String text = "string";
    String truth = "bool";
    return switch (type) {
      case "int64" ->
          switch (choice) {
            case 0 -> "CAST(" + random.nextInt(9) + " AS BIGINT)";
            case 1 -> "n";
            case 2 ->
                "(%s + %s)".formatted(expression(number, depth - 1), expression(number, depth - 1));
            case 3 ->
                "coalesce(%s, %s)"
                    .formatted(expression(number, depth - 1), expression(number, depth - 1));
            case 4 -> "char_length(%s)".formatted(expression(text, depth - 1));
            default -> choose(number, depth);
          };
      case "string" ->
          switch (choice) {
            case 0 -> "'" + (char) ('x' + random.nextInt(3)) + "'";
            case 1 -> "s";
            case 2 ->
                "(%s || %s)".formatted(expression(text, depth - 1), expression(text, depth - 1));
            case 3 ->
                "nullif(%s, %s)"
                    .formatted(expression(text, depth - 1), expression(text, depth - 1));
            case 4 -> "shout(%s)".formatted(expression(text, depth - 1));
            default -> choose(text, depth);
          };
      default ->
          switch (choice) {
            case 0 -> random.nextBoolean() ? "TRUE" : "FALSE";
            case 1 -> "b";
            case 2 ->
                "(%s < %s)".formatted(expression(number, depth - 1), expression(number, depth - 1));
            case 3 ->
                "(%s AND NOT %s)"
                    .formatted(expression(truth, depth - 1), expression(truth, depth - 1));
            case 4 -> "(%s IS NULL)".formatted(expression(text, depth - 1));
            default -> choose(truth, depth);
          };
    };
  }

  private String choose(String type, int depth) {
    return "CASE WHEN %s THEN %s ELSE %s END"
        .formatted(
            expression("bool", depth - 1),
            expression(type, depth - 1),
            expression(type, depth - 1));
  }
}
