package io.codeweft.extract.run;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.DatasetWriter;
import io.codeweft.extract.columns.ErrorFacts;
import io.codeweft.extract.columns.Facts;
import io.codeweft.extract.columns.FileRow;
import io.codeweft.extract.landing.DatasetFile;
import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.worker.WorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The datasets of an extract while it is being made: one Arrow stream file each. */
final class DatasetFiles implements AutoCloseable {
  /** Batches are bounded; this is their bound plus the facts of a few large files. */
  private static final long MEMORY = 4L << 30;

  private static final String ABSENT = "absent";

  private final BufferAllocator memory = ArrowMemory.child("extract batches", MEMORY);
  private final List<DatasetWriter> writers = new ArrayList<>();
  private final Map<String, Map<String, String>> attributes;
  private long absent;

  private DatasetFiles(Map<String, Map<String, String>> attributes) {
    this.attributes = attributes;
  }

  /**
   * @param attributes by dataset, what each of its rows says of its producer
   */
  static DatasetFiles create(Path folder, Map<String, Map<String, String>> attributes) {
    DatasetFiles files = new DatasetFiles(attributes);
    boolean complete = false;
    try {
      for (DatasetDeclaration declaration : Datasets.all()) {
        Path file = folder.resolve(declaration.name() + ".arrows");
        files.writers.add(new DatasetWriter(declaration, file, files.memory));
      }
      complete = true;
      return files;
    } finally {
      if (!complete) {
        files.close();
      }
    }
  }

  /** Takes over the facts; returns what the next extract has to know of the file. */
  LandedFile append(String repo, FileFacts facts) {
    long lines = lines();
    long errors = errors();
    switch (facts) {
      case FileFacts.NotRead(String path, String kind, String message) -> {
        appendError(FileRow.of(repo, path, null, 0), "scan", kind, message);
        return new LandedFile(path, null, facts.digest(), 0, 0, errors() - errors);
      }
      case FileFacts.Read(
              String path,
              String sha256,
              long size,
              WorkerPool.Answer answer,
              List<Facts> others) -> {
        FileRow row = FileRow.of(repo, path, sha256, size);
        switch (answer) {
          case WorkerPool.Told(Facts told) -> append(row, told);
          case WorkerPool.Lost(String kind, String message) ->
              appendError(row, "ast", kind, message);
        }
        others.forEach(other -> append(row, other));
        return new LandedFile(path, sha256, null, size, lines() - lines, errors() - errors);
      }
    }
  }

  /**
   * A producer that is not there for any file.
   *
   * @param message why, and how to get it
   */
  void absent(String repo, String extractor, String message) {
    failed(repo, extractor, ABSENT, message);
  }

  /** A producer that failed, on no file in particular. */
  void failed(String repo, String extractor, String kind, String message) {
    appendError(FileRow.of(repo, "", null, 0), extractor, kind, message);
    absent += kind.equals(ABSENT) ? 1 : 0;
  }

  /**
   * Appends to one dataset.
   *
   * @param known what the row says of its producer
   * @param facts are copied
   */
  void append(FileRow row, String dataset, Map<String, String> known, VectorSchemaRoot facts) {
    writers.stream()
        .filter(writer -> writer.declaration().name().equals(dataset))
        .findFirst()
        .orElseThrow()
        .append(row, known, facts);
  }

  private void append(FileRow row, Facts facts) {
    try (facts) {
      for (DatasetWriter writer : writers) {
        String dataset = writer.declaration().name();
        Map<String, String> known = attributes.getOrDefault(dataset, Map.of());
        facts.of(dataset).ifPresent(batch -> writer.append(row, known, batch));
      }
    }
  }

  private void appendError(FileRow row, String extractor, String kind, String message) {
    try (VectorSchemaRoot error = ErrorFacts.of(extractor, kind, message, memory)) {
      errorWriter().append(row, Map.of(), error);
    }
  }

  private DatasetWriter errorWriter() {
    return writers.getLast();
  }

  void finish() {
    writers.forEach(DatasetWriter::finish);
  }

  /** What was appended, once it is finished. */
  List<DatasetFile> datasets() {
    return writers.stream()
        .map(writer -> new DatasetFile(writer.declaration(), writer.file(), writer.rows()))
        .toList();
  }

  /** Rows of {@code extract_errors_v1}, but for those of producers that are absent. */
  long errors() {
    return errorWriter().rows() - absent;
  }

  /** Text lines of all files. */
  private long lines() {
    return writers.stream().mapToLong(DatasetWriter::lines).sum();
  }

  @Override
  public void close() {
    writers.forEach(DatasetWriter::close);
    memory.close();
  }
}
