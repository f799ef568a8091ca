package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.extract.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens beside a run while it goes on. */
class TroubleTest {
  private static final int FILES = 100;

  /** More than may wait for their turn. */
  private static final int AHEAD = 20;

  @TempDir Path folder;

  @Test
  void aWorkerThatDiesCostsOneErrorRow() {
    Extracts extracts = new Extracts(folder.resolve("warehouse")).withProcesses(1);
    afterTheFirstFile(
        extracts, () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));
    assertThat(extracts.rows("from extract_errors_v1", "extractor", "error_kind"))
        .containsExactly(List.of("ast", "crashed"));
    assertThat(extracts.value("from repo_files_v1", "count(*)")).isEqualTo(String.valueOf(FILES));
    assertThat(extracts.value("from ast_files_v1 where len(nodes) > 0", "count(*)"))
        .isEqualTo(String.valueOf(FILES - 1));
  }

  /** Who writes the rows has not taken the second file: no more are read than may wait. */
  @Test
  void filesAreNotReadFarAheadOfTheirRows() {
    Extracts extracts = new Extracts(folder.resolve("warehouse")).withProcesses(2);
    afterTheFirstFile(
        extracts,
        () -> {
          for (int file = AHEAD; file < FILES; file++) {
            delete(folder.resolve(path(file)));
          }
        });
    assertThat(extracts.column("from extract_errors_v1 order by path", "error_kind"))
        .hasSize(FILES - AHEAD)
        .containsOnly("unreadable");
  }

  private void afterTheFirstFile(Extracts extracts, Runnable trouble) {
    Tree tree = new Tree(folder);
    for (int file = 0; file < FILES; file++) {
      tree.write(path(file), "x = " + file + "\n");
    }
    Consumer<RunState> progress =
        state -> {
          if (state instanceof RunState.Extracting extracting && extracting.done() == 1) {
            trouble.run();
          }
        };
    extracts.run(folder.resolve("repo"), progress);
  }

  private static String path(int file) {
    return "repo/f%03d.py".formatted(file);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
