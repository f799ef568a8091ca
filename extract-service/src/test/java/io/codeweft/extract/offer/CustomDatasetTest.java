package io.codeweft.extract.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.Tree;
import io.codeweft.extract.run.Extracts;
import io.codeweft.extract.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets that a registered pack declares, and that no extractor of ours fills. */
class CustomDatasetTest {
  private static final String OWNERS = "code_owners_v1";

  @TempDir Path folder;
  private Tree tree;
  private Extracts extracts;
  private Offering offering;

  @BeforeEach
  void register() {
    extracts = new Extracts(folder.resolve("warehouse"));
    tree = new Tree(folder.resolve("repo")).write("a.py", "a = 1\n");
    DatasetDeclaration owners =
        new DatasetDeclaration(
            OWNERS,
            Schema.parse("struct<repo:string!,team:string!,people:list<string!>>"),
            List.of("team"),
            List.of("team"),
            "team",
            new DatasetDeclaration.Evidence("people", 9, "none", false),
            DatasetDeclaration.Evolution.STRICT);
    ViewGraph graph =
        ViewGraph.of("mine", "policy", "functions", "library", List.of(owners), List.of());
    String object = extracts.warehouse().objects().put(Json.bytes(graph));
    offering =
        new Offering(extracts)
            .withRegistered(
                new ViewGraphRegistered("mine", graph.version(), 1, "functions", object, object));
  }

  private long owners(String rows) {
    extracts.land(tree.root());
    return offering.parquet(extracts, rows, "owners.parquet");
  }

  @Test
  void theyLandAndStayWhenARepositoryIsExtractedAgain() {
    long rows = owners("select 'sample' as repo, 'core' as team, ['ann', 'bob'] as people");
    RunState end = offering.replace(OWNERS, offering.told("owners.parquet", rows)).run();
    ExtractLanded landed = ((RunState.Landed) end).extract().event();
    assertThat(Objects.requireNonNull(landed.tables().get(OWNERS)).rows()).isEqualTo(1);
    assertThat(landed.files()).isEqualTo(1);

    tree.write("b.py", "b = 1\n");
    ExtractLanded ours = extracts.land(tree.root()).event();
    assertThat(ours.tables().get(OWNERS)).isEqualTo(landed.tables().get(OWNERS));
    assertThat(ours.tables()).hasSize(Datasets.all().size() + 1);
  }

  @Test
  void theirDeclarationHolds() {
    long rows = owners("select 'sample' as repo, 'core' as team, ['ann', null] as people");
    RunState end = offering.paths(OWNERS, List.of(), offering.told("owners.parquet", rows)).run();
    assertThat(((RunState.Refused) end).violations())
        .extracting(ContractViolated::expected)
        .containsExactly("mode 'replace': its rows have no path");
    end = offering.replace(OWNERS, offering.told("owners.parquet", rows)).run();
    assertThat(((RunState.Refused) end).violations())
        .extracting(v -> v.type() + " " + v.column() + " " + v.sample())
        .containsExactly(
            "NULLABILITY people[] [{\"file\":\"owners.parquet\",\"row\":1,\"value\":\"null\"}]");
  }
}
