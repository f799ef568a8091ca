package io.codeweft.extract.run;

import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.FileRow;
import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.scip.ScipException;
import io.codeweft.extract.scip.ScipIndex;
import io.codeweft.extract.scip.SourceForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The rows of an index: one per document whose file was read, and one of the index itself. */
final class ScipRows {
  /** Most memory of the rows of a document. */
  private static final long MAX_FACTS = 2L << 30;

  private static final int MAX_NAMED = 10;

  private final String repo;
  private final ScipIndex index;
  private final Predicate<String> takesIn;
  private final Function<String, SourceForm> forms;

  /**
   * @param takesIn whether a path is one that the extract would read
   * @param forms of the files that were read, by path
   */
  ScipRows(
      String repo, ScipIndex index, Predicate<String> takesIn, Function<String, SourceForm> forms) {
    this.forms = forms;
    this.repo = repo;
    this.index = index;
    this.takesIn = takesIn;
  }

  /**
   * @param stays of which documents the rows stay as they are
   */
  void append(List<LandedFile> landed, Predicate<String> stays, DatasetFiles datasets)
      throws ScipException {
    Map<String, LandedFile> files =
        landed.stream().collect(Collectors.toMap(LandedFile::path, Function.identity()));
    List<String> unmatched = new ArrayList<>(index.improper());
    List<String> misread = new ArrayList<>();
    try (BufferAllocator memory = ArrowMemory.child("SCIP document", MAX_FACTS)) {
      try (VectorSchemaRoot row = index.index(memory)) {
        append(FileRow.of(repo, "", index.digest(), 0), row, datasets);
      }
      for (String path : index.documents()) {
        LandedFile file = files.get(path);
        if (file != null && file.sha256() != null) {
          SourceForm form = forms.apply(path);
          if (index.misreads(form)) {
            misread.add(path);
          } else if (!stays.test(path)) {
            try (VectorSchemaRoot row = index.document(path, form.marked(), memory)) {
              append(FileRow.of(repo, path, file.sha256(), file.sizeBytes()), row, datasets);
            }
          }
        } else if (file == null && takesIn.test(path)) {
          unmatched.add(path);
        }
      }
    }
    if (!unmatched.isEmpty() || !misread.isEmpty()) {
      datasets.failed(repo, ScipIndex.EXTRACTOR, "unmatched", message(unmatched, misread));
    }
  }

  private void append(FileRow file, VectorSchemaRoot row, DatasetFiles datasets) {
    datasets.append(file, Datasets.SCIP, index.attributes(), row);
  }

  private static String message(List<String> unmatched, List<String> misread) {
    List<String> parts = new ArrayList<>();
    if (!unmatched.isEmpty()) {
      parts.add(
          named(unmatched)
              + " of files that are not in the repository; index the same state of it, in its root"
              + " folder");
    }
    if (!misread.isEmpty()) {
      parts.add(
          named(misread)
              + " of files that are not UTF-8, which its indexer has read as UTF-8; let the extract"
              + " make the index with --scip auto, or save them as UTF-8");
    }
    return "documents of the SCIP index are left out: " + String.join("; and ", parts);
  }

  private static String named(List<String> paths) {
    return paths.size()
        + " ("
        + paths.stream().sorted().limit(MAX_NAMED).collect(Collectors.joining(", "))
        + (paths.size() > MAX_NAMED ? ", ..." : "")
        + ")";
  }
}
