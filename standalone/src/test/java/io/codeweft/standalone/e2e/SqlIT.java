package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code weft sql}, {@code builds} and {@code views} on a warehouse that no server works on. */
class SqlIT {

  @Test
  void printsRowsAsCsv() {
    WeftProcess.Ended ended =
        weft(
            "sql",
            "SELECT path, COUNT(*) AS n FROM cst_defs WHERE path LIKE '%/numbers.py'"
                + " GROUP BY path",
            "--format",
            "csv");
    assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
    assertThat(ended.out()).isEqualTo("path,n\r\nshop/util/numbers.py,1\r\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void asksForWhatIsRegisteredTogetherWithWhatWasBuilt() {
    WeftProcess.Ended ended =
        weft(
            "sql",
            "SELECT c.table_schema, c.data_type, COUNT(DISTINCT d.path) AS files FROM"
                + " information_schema.columns AS c, cst_defs AS d WHERE c.table_name ="
                + " 'cst_defs' AND c.column_name = 'path' AND d.path LIKE '%/numbers.py' GROUP BY"
                + " c.table_schema, c.data_type",
            "--build",
            "1",
            "--format",
            "csv");
    assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
    assertThat(ended.out()).isEqualTo("table_schema,data_type,files\r\npython,string,1\r\n");
  }

  @Test
  void listsTheBuildAndTheViewsOfItsGraph() {
    WeftProcess.Ended builds = weft("builds");
    assertThat(builds.exitCode()).isZero();
    assertThat(builds.out().lines().toList()).hasSize(1);
    assertThat(builds.out()).startsWith("shop ").contains("completed");

    WeftProcess.Ended views = weft("views");
    assertThat(views.exitCode()).isZero();
    List<String> tables =
        views
            .out()
            .lines()
            .filter(line -> line.contains(" table "))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(tables).contains("cpg_nodes_v1", "cpg_edges_v1", "cpg_props_v1");
    assertThat(Baseline.original().tables().names()).containsAll(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT pth FROM cst_defs               | line 1, column 8  | unknown column 'pth' | 'path'",
        "SELECT 1 FROM cst_def                  | line 1, column 15 | unknown table | 'cst_defs'",
        "DROP TABLE cst_defs                    | line 1, column 1  | expected a query | DROP",
        "SELECT 1; SELECT 2                     | line 1, column 11 | 2 statements | one query",
        "SELECT * FROM read_parquet('/a.parquet') | line 1, column 15 | unknown table function | 'read_parquet'",
        "SELECT getenv('HOME') AS home          | line 1, column 8  | getenv | function",
      })
  void refusesWithThePosition(String sql, String position, String problem, String detail) {
    WeftProcess.Ended ended = weft("sql", sql);
    assertThat(ended.exitCode()).describedAs("%s", ended).isEqualTo(2);
    assertThat(ended.err()).contains(position).contains(problem).contains(detail);
    assertThat(ended.out()).isEmpty();
  }

  private static WeftProcess.Ended weft(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--warehouse");
    arguments.add(Baseline.original().warehouse().toString());
    return WeftProcess.weft(arguments.toArray(String[]::new));
  }
}
