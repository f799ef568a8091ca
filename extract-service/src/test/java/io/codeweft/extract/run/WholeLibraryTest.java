package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.extract.Datasets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole bodies of code, file by file, against what Python's own modules count: the standard library
 * with its tests, and the folders in {@code -Dcodeweft.corpora=DIR,DIR}.
 */
@Tag("slow")
class WholeLibraryTest {
  private static final String SYMBOLS =
      "cast(list_sum(list_prepend(0, list_transform(blocks, lambda b: len(b.symbols)))) as bigint)";
  private static final String INSTRUCTIONS =
      "cast(list_sum(list_prepend(0, list_transform(code_objects, lambda u: len(u.instructions))))"
          + " as bigint)";

  /** Rows of those files that an extractor has no error for. */
  private static final String READ = "from %s where len(errors) = 0";

  private static final String ERROR = "coalesce(errors[1].line_no || ' ' || errors[1].bstart, '-')";

  @TempDir Path folder;

  static Stream<Path> corpora() {
    String given = System.getProperty("codeweft.corpora", "");
    return Stream.concat(
        Stream.of(StandardLibrary.folder()),
        Stream.of(given.split(",")).filter(path -> !path.isEmpty()).map(Path::of));
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void countsAreThoseOfPythonAndRowsDoNotDependOnTheWorkers(Path corpus) throws Exception {
    Extracts one = new Extracts(folder.resolve("one")).withProcesses(1);
    one.land(corpus);
    PythonCounts reference = PythonCounts.of(corpus, folder);
    assertThat(reference.files()).isNotEmpty();

    assertSame(reference, one, READ.formatted("ast_files_v1"), "nodes", "len(nodes)");
    assertSame(reference, one, READ.formatted("symtable_files_v1"), "symbols", SYMBOLS);
    assertSame(reference, one, READ.formatted("bytecode_files_v1"), "instructions", INSTRUCTIONS);
    assertSame(
        reference,
        one,
        "from ast_files_v1 where errors[1].kind != 'not-decodable'",
        "ast_error",
        ERROR);

    Extracts two = new Extracts(folder.resolve("two")).withProcesses(2);
    two.land(corpus);
    for (DatasetDeclaration dataset : Datasets.all()) {
      assertThat(two.digest(dataset.name()))
          .as(dataset.name())
          .isEqualTo(one.digest(dataset.name()));
    }
  }

  private static void assertSame(
      PythonCounts reference, Extracts extracts, String from, String what, String expression) {
    Map<String, String> expected = reference.of(what);
    Map<String, String> actual = new TreeMap<>();
    List<List<String>> rows = extracts.rows(from, "path", expression);
    rows.forEach(row -> actual.put(row.getFirst(), row.getLast()));
    System.out.printf("%s: %s of %d files%n", what, total(actual), actual.size());
    Map<String, String> differing = new TreeMap<>();
    Stream.concat(expected.keySet().stream(), actual.keySet().stream())
        .filter(path -> !Objects.equals(expected.get(path), actual.get(path)))
        .forEach(path -> differing.put(path, expected.get(path) + ", not " + actual.get(path)));
    assertThat(differing).as(what).isEmpty();
  }

  private static long total(Map<String, String> counts) {
    return counts.values().stream()
        .filter(count -> count.matches("\\d+"))
        .mapToLong(Long::parseLong)
        .sum();
  }
}
