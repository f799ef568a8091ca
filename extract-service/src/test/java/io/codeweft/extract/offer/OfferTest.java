package io.codeweft.extract.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.Tree;
import io.codeweft.extract.run.Extracts;
import io.codeweft.extract.run.RunState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offers that land. */
class OfferTest {
  @TempDir Path folder;
  private Tree tree;
  private Extracts source;
  private Extracts target;
  private Offering offering;

  @BeforeEach
  void extract() {
    source = new Extracts(folder.resolve("source"));
    tree = new Tree(folder.resolve("repo"));
    tree.write("a.py", "def f(x):\n    return [y for y in x]\n")
        .write("b.py", "b = '\uD83D\uDE00'\n")
        .write("c.py", "def (\n")
        .write("d.py", "");
    source.land(tree.root());
    target = new Extracts(folder.resolve("target"));
    offering = new Offering(target);
  }

  @Test
  void theSameRowsLandAsFromAnExtractOfOurs() throws IOException {
    ExtractLanded event = landed(everything().run());
    assertThat(event.extractorVersion()).isEqualTo("other-2.0");
    assertThat(event.files()).isEqualTo(4);
    assertThat(event.lines()).isEqualTo(4);
    assertThat(event.errors()).isEqualTo(1);
    assertThat(event.commit()).isNull();
    assertThat(event.tables()).hasSize(Datasets.all().size());
    requireEqualRows();
  }

  /** Parquet for some, the two formats of Arrow for others. */
  private Offering everything() throws IOException {
    Offering all = new Offering(target);
    int number = 0;
    for (DatasetDeclaration dataset : Datasets.all()) {
      if (source.table(dataset.name()).paths().isEmpty()) {
        all.replace(dataset.name());
        continue;
      }
      String name = "all/" + dataset.name();
      long rows = all.parquet(source, "select * from " + dataset.name(), name + ".parquet");
      String file =
          switch (number++ % 3) {
            case 0 -> name + ".parquet";
            case 1 -> arrow(dataset, all, name + ".arrow");
            default -> arrow(dataset, all, name + ".arrows");
          };
      all.replace(dataset.name(), all.told(file, rows));
    }
    return all;
  }

  private String arrow(DatasetDeclaration dataset, Offering all, String name) throws IOException {
    try (BufferAllocator memory = ArrowMemory.child("test", 1L << 28);
        OutputStream out = Files.newOutputStream(all.file(name))) {
      Sink sink = new Sink(memory, out, name.endsWith(".arrow"));
      source.batches(dataset.name(), sink::write);
      sink.end();
    }
    return name;
  }

  /** Writes batches in one of the formats of Arrow. */
  private static final class Sink {
    private final BufferAllocator memory;
    private final OutputStream out;
    private final boolean file;
    private @Nullable VectorSchemaRoot root;
    private @Nullable ArrowWriter writer;

    Sink(BufferAllocator memory, OutputStream out, boolean file) {
      this.memory = memory;
      this.out = out;
      this.file = file;
    }

    void write(VectorSchemaRoot batch) {
      try (ArrowRecordBatch content = new VectorUnloader(batch).getRecordBatch()) {
        VectorSchemaRoot to = root;
        ArrowWriter with = writer;
        if (to == null || with == null) {
          to = VectorSchemaRoot.create(batch.getSchema(), memory);
          with =
              file
                  ? new ArrowFileWriter(to, null, Channels.newChannel(out))
                  : new ArrowStreamWriter(to, null, out);
          root = to;
          writer = with;
        }
        new VectorLoader(to).load(content);
        with.writeBatch();
        to.clear(); // the buffers are the engine's
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    void end() {
      if (writer != null) {
        writer.close();
      }
      if (root != null) {
        root.close();
      }
    }
  }

  private void requireEqualRows() {
    for (DatasetDeclaration dataset : Datasets.all()) {
      assertThat(target.digest(dataset.name()))
          .as(dataset.name())
          .isEqualTo(source.digest(dataset.name()));
    }
  }

  @Test
  void onlyThePathsOfAnOfferAreReplaced() throws IOException {
    landed(everything().run());
    tree.write("a.py", "changed = 1\n").write("e.py", "new = 1\n");
    Files.delete(tree.root().resolve("d.py"));
    source.land(tree.root());
    Offering some = new Offering(target).withId("some");
    for (DatasetDeclaration dataset : Datasets.all()) {
      if (source.table(dataset.name()).paths().isEmpty()) {
        continue;
      }
      String file = "some/" + dataset.name() + ".parquet";
      long rows =
          some.parquet(
              source,
              "select * from %s where path in ('a.py', 'e.py')".formatted(dataset.name()),
              file);
      some.paths(dataset.name(), List.of("d.py"), some.told(file, rows));
    }
    ExtractLanded event = landed(some.run());
    assertThat(event.files()).isEqualTo(4);
    requireEqualRows();
    assertThat(target.column("from repo_files_v1 order by path", "path"))
        .containsExactly("a.py", "b.py", "c.py", "e.py");
  }

  @Test
  @Tag("slow")
  void aDatasetThatIsNotOfferedStaysAndIsEmptyAtFirst() {
    long rows = offering.parquet(source, "select * from ast_files_v1", "ast.parquet");
    ExtractLanded event =
        landed(offering.replace(Datasets.AST, offering.told("ast.parquet", rows)).run());
    assertThat(event.tables()).hasSize(Datasets.all().size());
    assertThat(target.value("from repo_files_v1", "count(*)")).isEqualTo("0");
    assertThat(target.digest(Datasets.AST)).isEqualTo(source.digest(Datasets.AST));
    landed(offering.withId("none").replace(Datasets.AST).run());
    assertThat(target.value("from ast_files_v1", "count(*)")).isEqualTo("0");
  }

  @Test
  void theSameOfferLandsOnce() throws IOException {
    ExtractOffered offer = everything().offer();
    ExtractLanded first = landed(offering.run(offer));
    RunState again = offering.run(offer);
    assertThat(again).isInstanceOf(RunState.Unchanged.class);
    assertThat(((RunState.Unchanged) again).extract().event()).isEqualTo(first);
    assertThat(target.table(Datasets.AST).version()).isZero();
    // Under another id it is another offer, with the same rows.
    RunState other =
        offering.run(new ExtractOffered("other", offer.repo(), offer.tool(), offer.datasets()));
    assertThat(((RunState.Unchanged) other).extract().event()).isEqualTo(first);
    ExtractOffered twice =
        new ExtractOffered(
            offer.offerId(), offer.repo(), new ExtractOffered.Tool("x", "1"), offer.datasets());
    assertThatThrownBy(() -> offering.run(twice))
        .isInstanceOf(ExtractException.class)
        .hasMessage(
            "the offer id offer-1 of repository sample was used for another offer; choose another");
  }

  /** A process that died after its commits, before it recorded the extract. */
  @Test
  void anOfferThatDiedBeforeItsRecordIsCompletedWhenItComesAgain() throws IOException {
    ExtractOffered offer = everything().offer();
    ExtractLanded first = landed(offering.run(offer));
    Files.delete(target.warehouse().root().resolve("extracts/sample.json"));
    assertThat(landed(offering.run(offer))).isEqualTo(first);
    assertThat(target.table(Datasets.AST).version()).isZero();
    requireEqualRows();
  }

  @Test
  @Tag("slow")
  void anExtractOfOursTakesTheRepositoryBack() throws IOException {
    landed(everything().run());
    tree.write("a.py", "mine = 1\n");
    ExtractLanded event = target.land(tree.root()).event();
    source.land(tree.root());
    requireEqualRows();
    assertThat(event.extractorVersion()).contains("cpython");
    assertThat(event.files()).isEqualTo(4);
  }

  /** Any byte of a file may be wrong: it is refused, or what native code gets is sound. */
  @Test
  void brokenArrowIsRefusedBeforeNativeCodeSeesIt() throws Exception {
    DatasetDeclaration dataset = Datasets.all().get(1);
    Path file = offering.file(arrow(dataset, offering, "broken.arrows"));
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    try (BufferAllocator memory = ArrowMemory.child("test", 1L << 28);
        EngineSession session = target.engine().open(SessionOptions.in(folder.resolve("engine")))) {
      for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 150)) {
        byte[] broken = bytes.clone();
        broken[at] ^= (byte) 0x7F;
        Files.write(file, broken);
        try {
          OfferedFile.open(file).define("broken_" + at, dataset.schema(), session, memory);
          session.count("broken_" + at);
        } catch (OfferedFile.UnreadableException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  @Test
  void anOfferAsSuchIsChecked() {
    ExtractOffered.Tool tool = new ExtractOffered.Tool("t", "1");
    ExtractOffered.Dataset none =
        new ExtractOffered.Dataset(ExtractOffered.Mode.REPLACE, List.of("a.py"), List.of());
    assertThatThrownBy(
            () -> OfferRequest.require(new ExtractOffered("o", "../r", tool, Map.of("x", none))))
        .hasMessageContaining("the repository name '../r' is not allowed");
    assertThatThrownBy(
            () -> OfferRequest.require(new ExtractOffered("o/1", "r", tool, Map.of("x", none))))
        .hasMessageContaining("the offer id 'o/1' is not allowed");
    assertThatThrownBy(() -> OfferRequest.require(new ExtractOffered("o", "r", tool, Map.of())))
        .hasMessageContaining("the offer has no dataset");
    assertThatThrownBy(
            () -> OfferRequest.require(new ExtractOffered("o", "r", tool, Map.of("x", none))))
        .hasMessageContaining("mode 'replace' replaces all rows");
  }

  private static ExtractLanded landed(RunState end) {
    assertThat(end).isInstanceOf(RunState.Landed.class);
    return ((RunState.Landed) end).extract().event();
  }
}
