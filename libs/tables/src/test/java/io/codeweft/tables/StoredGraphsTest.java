package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredGraphsTest {
  @TempDir Path dir;

  @Test
  void graphsAreReadOnceAndOnlyAFewAreKept() {
    ObjectStore objects = Warehouse.at(dir).objects();
    StoredGraphs graphs = new StoredGraphs(objects);
    String first = store(objects, "g0");
    ViewGraph read = graphs.get(first);
    assertThat(read.name()).isEqualTo("g0");
    assertThat(graphs.get(first)).isSameAs(read);
    for (int i = 1; i <= 4; i++) {
      assertThat(graphs.get(store(objects, "g" + i)).name()).isEqualTo("g" + i);
    }
    assertThat(graphs.get(first)).isEqualTo(read).isNotSameAs(read);
  }

  @Test
  void whatIsNotAGraphIsRefused() {
    ObjectStore objects = Warehouse.at(dir).objects();
    String other = objects.put("[1]".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new StoredGraphs(objects).get(other))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(other)
        .hasMessageContaining("no compiled graph");
  }

  private static String store(ObjectStore objects, String name) {
    return objects.put(Json.bytes(ViewGraph.of(name, "p", "f", "l", List.of(), List.of())));
  }
}
