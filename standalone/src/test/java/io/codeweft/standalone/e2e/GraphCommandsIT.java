package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that tell about graphs, after a run, and those that change what is registered. */
class GraphCommandsIT {

  @Test
  void tellAboutTheGraphOfARun() throws Exception {
    String warehouse = Baseline.original().warehouse().toString();

    JsonNode graph =
        Json.mapper().readTree(ok("graph", "--format", "json", "--warehouse", warehouse));
    assertThat(graph.path("graph").asText()).isEqualTo("python");
    assertThat(graph.at("/critical_paths/0/steps")).hasSizeGreaterThan(3);

    assertThat(ok("explain", "cpg_nodes_v1", "--warehouse", warehouse))
        .startsWith("cpg_nodes_v1: table of graph python, from registries/")
        .contains("fingerprint ")
        .contains("\ncolumns\n")
        .contains("\n  node_id ")
        .contains("\nowner ")
        .contains("\nSQL for duckdb\n");
    assertThat(ok("lineage", "cpg_nodes_v1.node_id", "--warehouse", warehouse))
        .startsWith("cpg_nodes_v1.node_id is made of\nvalues\n  cpg_nodes_v1.node_id <- ")
        .contains("<- ast_files_v1.");
    assertThat(ok("impact", "stable_id", "--warehouse", warehouse))
        .startsWith("if function stable_id changes, ")
        .contains("  cpg_nodes_v1 ")
        .contains(" calls stable_id");
    assertThat(ok("history", "--warehouse", warehouse)).matches("(?s)python +@1 +registered .*");
  }

  @Test
  void wrongNamesAreToldWithTheNearest() {
    String warehouse = Baseline.original().warehouse().toString();
    WeftProcess.Ended explain = weft("explain", "cpg_node_v1", "--warehouse", warehouse);
    assertThat(explain.exitCode()).describedAs("%s", explain).isEqualTo(2);
    assertThat(explain.err()).contains("did you mean 'cpg_nodes_v1'?");
    WeftProcess.Ended lineage = weft("lineage", "cpg_nodes_v1.nod_id", "--warehouse", warehouse);
    assertThat(lineage.exitCode()).isEqualTo(2);
    assertThat(lineage.err()).contains("did you mean 'node_id'?");
  }

  /** One pack, registered, changed, refused and rolled back. */
  @Test
  void registerAndRollBack() throws Exception {
    Path folder = Workspace.folder("register");
    String warehouse = Files.createDirectories(folder.resolve("warehouse")).toString();
    Path pack = pack(folder);

    WeftProcess.Ended nothing = weft("graph", "--warehouse", warehouse);
    assertThat(nothing.exitCode()).describedAs("%s", nothing).isEqualTo(2);
    assertThat(nothing.err()).contains("nothing is registered").contains("--pack DIR");
    assertThat(ok("graph", "--pack", pack.toString())).startsWith("graph small, version ");

    assertThat(ok("register", pack.toString(), "--warehouse", warehouse))
        .startsWith("graph small is current as number 1, version ");
    Path view = pack.resolve("views/names.sql");
    String sql = Files.readString(view);
    Files.writeString(view, sql.replace("name FROM", "nme FROM"));
    WeftProcess.Ended refused = weft("register", pack.toString(), "--warehouse", warehouse);
    assertThat(refused.exitCode()).describedAs("%s", refused).isEqualTo(4);
    assertThat(refused.err()).contains("views/names.sql:6:14").contains("did you mean 'name'?");

    Files.writeString(view, sql.replace("name FROM", "name, name AS other FROM"));
    assertThat(ok("register", pack.toString(), "--dry-run", "--warehouse", warehouse))
        .startsWith("dry run: graph small would be version ")
        .contains("in place of number 1")
        .contains("names: additive\n  additive: column 'other' is new\n")
        .contains("policy breaking-only: no table is computed again");
    assertThat(ok("diff", "small@1", pack.toString(), "--warehouse", warehouse))
        .contains("names: additive\n  additive: column 'other' is new\n")
        .contains("policy breaking-only: no table is computed again");
    assertThat(ok("register", pack.toString(), "--warehouse", warehouse))
        .startsWith("graph small is current as number 2, version ");
    assertThat(ok("rollback", "small@1", "--warehouse", warehouse))
        .startsWith("graph small is current as number 3, version ");
    assertThat(
            ok("history", "small", "--warehouse", warehouse).lines().map(l -> l.split("\\s+")[1]))
        .containsExactly("@3", "@2", "-", "@1");
    assertThat(ok("lineage", "names.name", "--down", "--warehouse", warehouse))
        .isEqualTo("names.name takes part in\n  nothing\n");
  }

  private static Path pack(Path folder) throws Exception {
    Path pack = Files.createDirectories(folder.resolve("small"));
    Files.createDirectories(pack.resolve("datasets"));
    Files.createDirectories(pack.resolve("views"));
    Files.writeString(
        pack.resolve("pack.yaml"),
        "pack: small\ndatasets: [things]\nviews: [names]\nregistries: []\n");
    Files.writeString(
        pack.resolve("datasets/things.yaml"),
        """
        dataset: things
        key: [path]
        order: [path]
        owner: path
        evidence: {family: test, rank: 1, coordinates: none, required: true}
        evolution: strict
        columns:
          repo: string!
          path: string!
          name: string
        """);
    Files.writeString(
        pack.resolve("views/names.sql"),
        """
        /*
        materialize: true
        key: [path]
        owner: path
        */
        SELECT path, name FROM things
        """);
    return pack;
  }

  private static String ok(String... command) {
    WeftProcess.Ended ended = weft(command);
    assertThat(ended.exitCode()).describedAs("%s: %s", List.of(command), ended).isZero();
    return ended.out();
  }

  private static WeftProcess.Ended weft(String... command) {
    return WeftProcess.weft(command);
  }
}
