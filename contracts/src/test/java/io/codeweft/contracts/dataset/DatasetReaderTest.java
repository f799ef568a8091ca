package io.codeweft.contracts.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.schema.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
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
      strings = {"repo_files_v1", "ast_files_v1", "symtable_files_v1", "extract_errors_v1"})
  void theDeclaredDatasetsRead(String name) throws IOException {
    DatasetDeclaration dataset = DatasetReader.read(name + ".yaml", resource(name));
    assertThat(dataset.name()).isEqualTo(name);
    assertThat(dataset.key()).containsExactly("file_id");
    assertThat(dataset.schema().names())
        .startsWith("repo", "path", "file_id", "file_sha256", "attrs");
  }

  @Test
  void aMisspeltEntryIsNamedWithWhatIsAllowed() {
    assertThatThrownBy(() -> DatasetReader.read("d.yaml", SMALL.replace("owner:", "owners:")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("d.yaml: unknown entry 'owners'")
        .hasMessageContaining("owner");
  }

  @Test
  void aKeyMustBeAColumn() {
    assertThatThrownBy(() -> DatasetReader.read("d.yaml", SMALL.replace("key: [id]", "key: [ix]")))
        .hasMessageContaining("'key' names column 'ix'")
        .hasMessageContaining("columns: id");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        DatasetReaderTest.class.getResourceAsStream("/packs/python/datasets/" + name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
