package io.codeweft.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFileTest {
  private static final String SMALL =
      """
      dataset: d_v1
      key: [id]
      order: [id]
      owner: id
      evidence: {family: f, rank: 1, coordinates: none, required: true}
      evolution: strict
      columns:
        id: string!
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo_files_v1",
        "ast_files_v1",
        "symtable_files_v1",
        "bytecode_files_v1",
        "libcst_files_v1",
        "extract_errors_v1"
      })
  void theDeclaredDatasetsRead(String name) throws IOException {
    DatasetDeclaration dataset = PackReader.readDataset(name + ".yaml", resource(name));
    assertThat(dataset.name()).isEqualTo(name);
    assertThat(dataset.key()).startsWith("file_id");
    assertThat(dataset.schema().names())
        .startsWith("repo", "path", "file_id", "file_sha256", "attrs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "owner:|owners:|d.yaml:4:1: owners: is not known here; allowed: columns, dataset,",
        "owner:|owners:|did you mean 'owner'?",
        "owner:|owners:|d.yaml:1:1: owner: is missing; add it",
        "key: [id]|key: [ix]|d.yaml:2:7: key: names 'ix', which is no column; columns: id; did you",
        "key: [id]|key: []|d.yaml:2:1: key: names no column; columns: id",
        "key: [id]|key: id|d.yaml:2:1: key: must be a list [a, b]",
        "rank: 1|rank: 0|d.yaml:5:29: evidence.rank: is '0'; expected a whole number, 1 =",
        "required: true|required: yes|evidence.required: is 'yes'; allowed: true, false",
        ", required: true||d.yaml:5:1: evidence.required: is missing; add it",
        "family: f|familiy: f|d.yaml:5:12: evidence.familiy: is not known here; allowed: coord",
        "evolution: strict|evolution: strictly|d.yaml:6:12: evolution: is 'strictly'; allowed:",
        "evolution: strict|evolution: strictly|did you mean 'strict'?",
        "id: string!|id: strin!|d.yaml:8:7: columns.id: type 'strin!', position 1: unknown type",
        "id: string!|id: [string]|d.yaml:8:3: columns.id: must",
        "id: string!|id: {list: {a: int32}, struct: {}}|columns.id: must be a type text, {list:",
        "id: string!|id: {lists: {a: int32}}|columns.id: must be a type text, {list:",
        "id: string!|id: {list: {}}|d.yaml:8:8: columns.id.list: needs at least one column",
        "id: string!|id-no: string!|d.yaml:8:10: columns.id-no: 'id-no' is not a field name",
        "  id: string!||d.yaml:7:1: columns: must have entries",
        "  id: string!|  {id: string, ID: string}|d.yaml:8:16: columns.ID: stands twice, in other"
      })
  void aProblemIsNamedWithItsPlaceAndWhatIsAllowed(String from, @Nullable String to, String why) {
    assertThat(SMALL).contains(from);
    String changed = SMALL.replace(from, to == null ? "" : to);
    assertThatThrownBy(() -> PackReader.readDataset("d.yaml", changed))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(why);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        DatasetFileTest.class.getResourceAsStream("/packs/python/datasets/" + name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
