package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.FileChanges.Rename;
import io.codeweft.extract.landing.LandedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileComparisonTest {

  /** {@code path=content}; a content that starts with {@code !} is a refusal. */
  private static List<LandedFile> files(String... files) {
    return Arrays.stream(files)
        .map(file -> file.split("=", 2))
        .map(
            file ->
                file[1].startsWith("!")
                    ? new LandedFile(file[0], null, file[1], 0, 0, 1)
                    : new LandedFile(file[0], file[1], null, 1, 1, 0))
        .toList();
  }

  @Test
  void everyFileCountsOnce() {
    assertThat(
            FileComparison.of(
                files("a=1", "b=2", "c=3", "d=4", "e=!large"),
                files("a=1", "b=20", "e=!small", "f=5", "g/d=4"),
                1))
        .isEqualTo(new FileChanges(1, 2, 1, 1, 1, List.of(new Rename("d", "g/d"))));
  }

  @Test
  void filesOfOneNameGoTogetherFirst() {
    assertThat(
            FileComparison.of(
                    files("old/a.py=1", "old/b.py=1", "old/c.py=1"),
                    files("new/b.py=1", "new/c.py=1", "x.py=1", "y.py=1"),
                    0)
                .renames())
        .containsExactly(
            new Rename("old/a.py", "x.py"),
            new Rename("old/b.py", "new/b.py"),
            new Rename("old/c.py", "new/c.py"));
  }

  @Test
  void filesThatWereNotReadAreNoRenames() {
    assertThat(FileComparison.of(files("a=!large"), files("b=!large"), 0))
        .isEqualTo(new FileChanges(1, 0, 1, 0, 0, List.of()));
  }

  @Test
  void aCopyIsAnAddedFile() {
    assertThat(FileComparison.of(files("a=1"), files("a=1", "b=1"), 1))
        .isEqualTo(new FileChanges(1, 0, 0, 0, 1, List.of()));
  }

  @Test
  void theListOfRenamesIsBounded() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < FileChanges.MAX_RENAMES + 5; i++) {
      before.add("a/%03d=%d".formatted(i, i));
      after.add("b/%03d=%d".formatted(i, i));
    }
    FileChanges changes =
        FileComparison.of(
            files(before.toArray(String[]::new)), files(after.toArray(String[]::new)), 0);
    assertThat(changes.renamed()).isEqualTo(FileChanges.MAX_RENAMES + 5);
    assertThat(changes.renames()).hasSize(FileChanges.MAX_RENAMES);
  }
}
