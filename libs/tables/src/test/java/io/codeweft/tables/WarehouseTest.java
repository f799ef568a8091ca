package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WarehouseTest {
  @TempDir Path directory;

  @Test
  void locationsLieBelowTheWarehouse() {
    Warehouse warehouse = Warehouse.at(directory.resolve("w"));

    assertThat(Warehouse.location("shop", "ast_files_v1")).isEqualTo("tables/shop/ast_files_v1");
    assertThat(warehouse.resolve("tables/shop/ast_files_v1"))
        .isEqualTo(warehouse.root().resolve("tables/shop/ast_files_v1"));
    assertThat(warehouse.root()).isAbsolute().isDirectory();
    assertThat(warehouse.refused("task:1", "cpg/nodes"))
        .isEqualTo(warehouse.root().resolve("refused/task~3a1/cpg~2fnodes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "tables/../../x",
        "/etc/passwd",
        "tables/./x",
        "tables/a/../b",
        "tables//x/../..",
        "a\0b"
      })
  void aLocationThatLeavesTheWarehouseIsRefused(String location) {
    Warehouse warehouse = Warehouse.at(directory);

    assertThatThrownBy(() -> warehouse.resolve(location)).isInstanceOf(TableException.class);
  }

  @Test
  void everyRepositoryHasItsOwnDirectory() {
    List<String> repos =
        List.of("a b", "a~20b", "a/b", "..", ".", "~2e", "ü", "u", "A", "a", "-", "a.b", ".a", "_");
    Set<String> locations = new HashSet<>();
    for (String repo : repos) {
      String location = Warehouse.location(repo, "t");
      assertThat(location).matches("tables/[A-Za-z0-9_~-][A-Za-z0-9._~-]*/t");
      assertThat(Warehouse.at(directory).resolve(location).startsWith(directory)).isTrue();
      locations.add(location);
    }
    assertThat(locations).hasSameSizeAs(repos);
    assertThatThrownBy(() -> Warehouse.location("", "t")).isInstanceOf(TableException.class);
    assertThatThrownBy(() -> Warehouse.location("x".repeat(201), "t"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("200");
  }

  @Test
  void aWarehouseThatCannotBeCreatedSaysSo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThatThrownBy(() -> Warehouse.at(file.resolve("w")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("file/w");
  }
}
