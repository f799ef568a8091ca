package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSnapshotsTest {
  @TempDir Path dir;
  private ObjectStore objects;
  private StoredSnapshots snapshots;

  @BeforeEach
  void open() {
    objects = Warehouse.at(dir).objects();
    snapshots = new StoredSnapshots(objects);
  }

  @Test
  void aSnapshotIsFoundByItsHash() {
    FunctionSnapshot snapshot = snapshot("about f");
    snapshots.put(snapshot);
    assertThat(new StoredSnapshots(objects).get(snapshot.hash())).isEqualTo(snapshot);
  }

  @Test
  void whatIsMissingIncompleteOrNoSnapshotIsRefused() {
    String missing = snapshot("about f").hash();
    assertThatThrownBy(() -> snapshots.get(missing))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(missing);
    FunctionSnapshot incomplete = snapshot("");
    snapshots.put(incomplete);
    assertThatThrownBy(() -> snapshots.get(incomplete.hash()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("function 'f': it has no documentation");
    String other = objects.put("{}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> snapshots.get(other))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("no function snapshot");
    String reordered = objects.put("[ ]".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> snapshots.get(reordered))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("an earlier release wrote it");
  }

  private static FunctionSnapshot snapshot(String documentation) {
    return FunctionSnapshot.of(
        List.of(
            new FunctionDefinition(
                "f",
                List.of(),
                FunctionDefinition.Kind.SCALAR,
                List.of(Parameter.required("a", "string")),
                "string",
                NullRule.PROPAGATES,
                Volatility.IMMUTABLE,
                List.of(),
                documentation,
                List.of(new Example("f('x')", "'x'")),
                "0".repeat(64))));
  }
}
