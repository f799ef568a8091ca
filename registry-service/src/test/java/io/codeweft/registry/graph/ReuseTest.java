package io.codeweft.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.graph.GraphCompiler.Memory;
import io.codeweft.registry.service.Packs;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled again after a change of the python pack: by count, and by digest. */
class ReuseTest {
  private static final String VIEW = "cst_imports";
  private static final String FILE = "views/" + VIEW + ".sql";
  private static final PackBundle PYTHON = PackBundle.builtIn("python");

  @TempDir Path directory;
  private GraphStore graphs;

  @BeforeEach
  void open() {
    graphs = new GraphStore(Warehouse.at(directory).objects());
  }

  @Test
  void onlyAChangedViewIsCompiledAndThoseThatSeeADifference() throws Exception {
    Compilation cold = compile(PYTHON, Memory.KEPT);
    int all = cold.graph().views().size();
    assertThat(cold.compiled()).isEqualTo(all);

    Compilation filtered =
        compile(Packs.changed(PYTHON, FILE, "QUALIFY", "WHERE i.bstart > 0\nQUALIFY"), Memory.KEPT);
    assertThat(filtered.compiled()).as("its columns are the same").isEqualTo(1);
    assertThat(filtered.reused()).isEqualTo(all - 1);
    assertThat(changed(cold.graph(), filtered.graph())).containsExactly(VIEW);

    Compilation widened =
        compile(
            Packs.changed(PYTHON, FILE, "  i.module,", "  i.module,\n  i.module AS more,"),
            Memory.KEPT);
    Set<String> readers = readers(cold.graph());
    assertThat(readers).isNotEmpty();
    assertThat(widened.compiled()).isBetween(2, 1 + readers.size());
    readers.add(VIEW);
    assertThat(readers).containsAll(changed(cold.graph(), widened.graph()));

    Compilation again = compile(PYTHON, Memory.KEPT);
    assertThat(again.compiled()).as("the first is still known").isZero();
    assertThat(again.graph()).isEqualTo(cold.graph());
  }

  @Test
  void aLookAheadWritesNothing() throws Exception {
    Compilation cold = compile(Packs.pack("look"), Memory.UNTOUCHED);
    assertThat(cold.compiled()).isEqualTo(3);
    assertThat(files()).isEmpty();
    compile(Packs.pack("look"), Memory.KEPT);
    Set<Path> files = files();
    assertThat(files).hasSize(3);
    PackBundle changed = Packs.changed("look", "views/look_words.sql", "> 3", "> 4");
    assertThat(compile(changed, Memory.UNTOUCHED).compiled()).isEqualTo(1);
    assertThat(compile(changed, Memory.UNTOUCHED).compiled()).isEqualTo(1);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void theLeastRecentlyUsedEntriesGoFirst() throws Exception {
    CacheFolder folder = new CacheFolder(directory.resolve("cache"), 2, "code");
    for (String key : new String[] {"a", "b", "c"}) {
      folder.remember(key, "text of " + key);
      age();
    }
    assertThat(folder.find("a")).contains("text of a");
    folder.prune();
    assertThat(folder.find("b")).isEmpty();
    assertThat(folder.find("a")).contains("text of a");
    assertThat(folder.find("c")).contains("text of c");
  }

  /** Makes every entry a minute older. */
  private void age() throws IOException {
    for (Path file : files()) {
      Files.setLastModifiedTime(
          file,
          java.nio.file.attribute.FileTime.from(
              Files.getLastModifiedTime(file).toInstant().minusSeconds(60)));
    }
  }

  private Compilation compile(PackBundle pack, Memory memory) throws GraphRefusedException {
    return new GraphCompiler(
            graphs, new CompileCache(directory.resolve("cache"), "the code of this test"))
        .compile(pack, FunctionLibrary.standard().snapshot(), memory);
  }

  private Set<Path> files() throws IOException {
    Path cache = directory.resolve("cache");
    if (!Files.isDirectory(cache)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Views whose artefact is not the same. */
  private static Set<String> changed(ViewGraph before, ViewGraph after) {
    Set<String> changed = new TreeSet<>();
    for (ViewArtefact view : after.views()) {
      String known = before.view(view.name()).map(Json::fingerprint).orElse("");
      if (!known.equals(Json.fingerprint(view))) {
        changed.add(view.name());
      }
    }
    return changed;
  }

  /** Views that read it, at any distance. */
  private static Set<String> readers(ViewGraph graph) {
    Set<String> readers = new TreeSet<>();
    for (ViewArtefact view : graph.views()) {
      if (view.dependencies().stream()
          .anyMatch(name -> name.equals(VIEW) || readers.contains(name))) {
        readers.add(view.name());
      }
    }
    return readers;
  }
}
