package io.codeweft.functions.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.codeweft.functions.FunctionLibrary;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What ids and span functions cost on five million rows, beside the engine's own digests of the
 * same parts. Not part of the tests: benchmarks/README.md has the command.
 */
class FunctionBenchmark {
  private static final long ROWS = Long.getLong("codeweft.rows", 5_000_000L);
  private static final int RUNS = 3;
  private static final int BINDINGS = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Paths of 40 characters on average, spans of a file of some hundred kilobytes. */
  private static final String TABLE =
      """
      CREATE TEMP TABLE t AS SELECT
        'repo' AS repo,
        'src/package_' || (i %% 211) || '/module_' || (i %% 2003) || '/part_' || (i %% 17) || '.py' AS path,
        i %% 300000 AS bstart, i %% 300000 + i %% 61 AS bend,
        'Class_' || (i %% 5003) || '.method_' || (i %% 17) AS qname,
        CASE WHEN i %% 10 = 0 THEN 'naïve = compute(文件, 🐍) + rest_' ELSE '    value = compute(argument_' END
          || (i %% 997) || ')' AS line
      FROM range(%d) r(i)
      """;

  private static final String PARTS = "concat(repo, ':', path, ':', bstart, ':', bend)";

  /** What is measured; a digest of the engine starts those that are compared with it. */
  private static final String[][] CALLS = {
    {"md5 of the joined parts, engine", "sum(strlen(md5(" + PARTS + ")))"},
    {"sha256 of the joined parts, engine", "sum(strlen(sha256(" + PARTS + ")))"},
    {"stable_id, 4 parts", "sum(strlen(stable_id('node', repo, path, bstart, bend)))"},
    {"span_id", "sum(strlen(span_id('node', repo, path, bstart, bend)))"},
    {"stable_hash128, 4 parts", "sum(strlen(stable_hash128(repo, path, bstart, bend)))"},
    {"stable_hash64, 4 parts", "bit_xor(stable_hash64(repo, path, bstart, bend))"},
    {"md5 of one text, engine", "sum(strlen(md5(path)))"},
    {"sha256 of one text, engine", "sum(strlen(sha256(path)))"},
    {"prefixed_hash64", "sum(strlen(prefixed_hash64('t', path)))"},
    {"span_len", "sum(span_len(bstart, bend))"},
    {"span_contains", "count(*) FILTER (WHERE span_contains(1000, 200000, bstart, bend))"},
    {"span_overlaps", "count(*) FILTER (WHERE span_overlaps(1000, 200000, bstart, bend))"},
    {"span_make", "sum(span_make(bstart, bend).bend)"},
    {"canonicalize_byte_span", "sum(canonicalize_byte_span(bend, bstart, 200000).bend)"},
    {"interval_align_score", "sum(interval_align_score(bstart, bend, bstart + 3, bend + 3))"},
    {"col_to_byte, utf16 (Java)", "sum(col_to_byte(line, bstart % 20, 'utf16'))"},
    {"qname_normalize (Java)", "sum(strlen(qname_normalize(qname)))"},
  };

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Test
  void report() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      DuckDbFunctions.bind(connection, FunctionLibrary.standard());
      statement.execute("SET threads = 1");
      statement.execute(TABLE.formatted(ROWS));
      double scan = nanosPerRow(statement, "sum(strlen(path) + bstart + bend)");
      print("%d rows; reading the columns takes %.0f ns CPU a row, which is taken off", ROWS, scan);
      print("| what | ns CPU / row | / md5 | / sha256 |");
      print("|---|---|---|---|");
      double md5 = 0;
      double sha256 = 0;
      for (String[] call : CALLS) {
        double nanos = nanosPerRow(statement, call[1]) - scan;
        md5 = call[0].startsWith("md5") ? nanos : md5;
        sha256 = call[0].startsWith("sha256") ? nanos : sha256;
        print("| %s | %.0f | %s | %s |", call[0], nanos, ratio(nanos, md5), ratio(nanos, sha256));
      }
    }
    binding();
  }

  private void binding() throws SQLException {
    long all = 0;
    for (int i = 0; i < BINDINGS; i++) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
        long start = process.getProcessCpuTime();
        DuckDbFunctions.bind(connection, FunctionLibrary.standard());
        all += process.getProcessCpuTime() - start;
      }
    }
    print("binding the library into a database: %.1f ms CPU", all / NANOS_PER_MILLI / BINDINGS);
  }

  /** Process time, so that the engine's threads count; the best of several runs. */
  private double nanosPerRow(Statement statement, String expression) throws SQLException {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = process.getProcessCpuTime();
      try (ResultSet result = statement.executeQuery("SELECT " + expression + " FROM t")) {
        assertThat(result.next()).isTrue();
      }
      best = Math.min(best, process.getProcessCpuTime() - start);
    }
    return (double) best / ROWS;
  }

  private static String ratio(double nanos, double of) {
    return of == 0 ? "" : String.format(Locale.ROOT, "%.2f", nanos / of);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
