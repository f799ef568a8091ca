package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that rank candidates give what an SQL text gives that finds them step by step, in another
 * order: it joins the call sites last. The texts are in {@code written}.
 */
class CandidatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"rel_callsite_def_v1", "callsite_qname_candidates_v1"})
  void aRowGivesWhatAWrittenTextGives(String view) throws Exception {
    String sql = written(view).sql().get("duckdb");
    PackDatabase database = PythonCase.database();
    List<String> rows = database.rows("SELECT * FROM " + view + " ORDER BY ALL");
    assertThat(rows).hasSizeGreaterThan(10).anyMatch(row -> row.contains("ambiguity:"));
    assertThat(database.rows("SELECT * FROM (" + sql + ") AS w ORDER BY ALL")).isEqualTo(rows);
  }

  /** The text, compiled beside the pack. */
  private static ViewArtefact written(String view) throws Exception {
    String text = Files.readString(PythonCase.DATA.resolve("written/" + view + ".sql"));
    String name = "written_" + view;
    Pack pack = PackReader.read(PackBundle.builtIn("python"));
    List<ViewSource> views = new ArrayList<>(ViewGenerator.generate(pack));
    views.add(ViewSource.ofSql(name, view + ".sql", 1, text, ViewContract.intermediate()));
    return new PolicyLane(FunctionLibrary.standard().snapshot())
        .compile(pack.name(), pack.datasets(), views).views().stream()
            .filter(artefact -> artefact.name().equals(name))
            .findFirst()
            .orElseThrow();
  }
}
