package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineSession;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.offer.OfferedFile.UnreadableException;
import io.codeweft.extract.offer.Violations.At;
import io.codeweft.extract.offer.Violations.Rule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** The rows of one offered dataset, from its files to one stream of batches as declared. */
final class OfferedTable {
  private static final long MEMORY = 4L << 30;
  private static final long MAX_ROWS = 100_000_000;

  private final DatasetDeclaration declaration;
  private final String repo;
  private final EngineSession session;
  private final Violations violations;
  private final Set<String> paths = new TreeSet<>();
  private final List<String> relations = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private long rows;

  /**
   * @param session may read the files
   */
  OfferedTable(
      DatasetDeclaration declaration, String repo, EngineSession session, Violations violations) {
    this.declaration = declaration;
    this.repo = repo;
    this.session = session;
    this.violations = violations;
  }

  /**
   * Checks everything that can be checked; what is wrong is added to the violations.
   *
   * @param files copies, in the order of the offer
   * @param target of the batches; worth nothing when there are violations
   */
  void check(List<Path> files, List<ExtractOffered.File> offered, Path target) {
    Schema schema = declaration.schema();
    try (BufferAllocator memory = ArrowMemory.child("offer " + declaration.name(), MEMORY);
        VectorSchemaRoot root = VectorSchemaRoot.create(ArrowSchemas.toArrow(schema), memory);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(
                root,
                null,
                FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      writer.start();
      for (int i = 0; i < files.size(); i++) {
        check(files.get(i), offered.get(i), root, writer, memory);
      }
      writer.end();
    } catch (IOException e) {
      throw new ExtractException(
          "the batches of " + declaration.name() + " cannot be written to " + target + ": " + e, e);
    }
    if (!violations.concerns(declaration.name())) {
      new KeyCheck(declaration, session, violations).check(relations, names);
    }
  }

  long rows() {
    return rows;
  }

  /** Paths of all rows. */
  Set<String> paths() {
    return paths;
  }

  private void check(
      Path file,
      ExtractOffered.File offered,
      VectorSchemaRoot root,
      ArrowStreamWriter writer,
      BufferAllocator memory) {
    String relation = "offered_" + relations.size();
    try {
      OfferedFile content = OfferedFile.open(file);
      Schema found = content.schema(session, memory);
      if (!new TypeCheck(declaration.name(), offered.path(), violations)
          .fits(declaration.schema(), found)) {
        return;
      }
      content.define(relation, declaration.schema(), session, memory);
      ValueCheck values =
          new ValueCheck(
              declaration.name(), declaration.schema(), repo, offered.path(), violations);
      session.query(
          relation,
          MAX_ROWS,
          batch -> {
            values.batch(batch);
            copy(batch, root, writer);
          });
      paths.addAll(values.paths());
      rows += values.rows();
      if (values.rows() != offered.rows()) {
        violations.add(
            rule(Type.METADATA, offered.rows() + " rows, as the offer says"),
            At.file(offered.path()),
            values.rows() + " rows");
      }
      relations.add(relation);
      names.add(offered.path());
    } catch (UnreadableException | EngineException e) {
      // Neither the copy nor the engine's own statement is anybody's concern.
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      unreadable(offered, why.replace(file.toString(), offered.path()));
    }
  }

  private void unreadable(ExtractOffered.File offered, String why) {
    violations.add(
        rule(
            Type.METADATA,
            "the declared columns in a Parquet file, an Arrow file or an Arrow stream (Arrow"
                + " neither compressed nor dictionary-encoded)"),
        At.file(offered.path()),
        Violations.shown(why));
  }

  private Rule rule(Type type, String expected) {
    return new Rule(declaration.name(), type, null, expected);
  }

  /**
   * Writes a batch; the engine's may differ from the declared one in the names of inner vectors.
   */
  private static void copy(
      VectorSchemaRoot batch, VectorSchemaRoot root, ArrowStreamWriter writer) {
    try (ArrowRecordBatch content = new VectorUnloader(batch).getRecordBatch()) {
      new VectorLoader(root).load(content);
      writer.writeBatch();
    } catch (IOException e) {
      throw new ExtractException("a batch of an offer cannot be written: " + e, e);
    } finally {
      root.clear(); // the buffers are the engine's
    }
  }
}
