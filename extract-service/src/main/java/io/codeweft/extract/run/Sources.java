package io.codeweft.extract.run;

import io.codeweft.extract.Pending;
import io.codeweft.extract.columns.Facts;
import io.codeweft.extract.scan.ScanEntry;
import io.codeweft.extract.scip.ScipException;
import io.codeweft.extract.scip.SourceForm;
import io.codeweft.extract.worker.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the files of a scan on the threads of a pool, and hands on the results in their order. */
final class Sources {
  /** Results that may wait for their turn; each can hold the facts of a file. */
  private static final int WINDOW = 16;

  private final WorkerPool pool;
  private final SourceReader reader;
  private final SyntaxTrees trees;

  Sources(WorkerPool pool, SourceReader reader, SyntaxTrees trees) {
    this.pool = pool;
    this.reader = reader;
    this.trees = trees;
  }

  /**
   * An entry and what its digest was when it was read.
   *
   * @param digest of the bytes, or in its place why there is none
   */
  record Digested(ScanEntry entry, String digest) {}

  /** Digest of every entry. */
  List<Digested> digests(List<ScanEntry> entries) {
    List<Digested> digests = new ArrayList<>();
    inOrder(
        entries,
        entry ->
            switch (read(entry)) {
              case SourceReader.Bytes file -> new Digested(entry, file.sha256());
              case SourceReader.Unreadable(ScanEntry.Refused refused) ->
                  new Digested(entry, notRead(refused).digest());
            },
        digests::add,
        _ -> {});
    return digests;
  }

  /**
   * Copies the files as they are now for an indexer that reads nothing but UTF-8.
   *
   * @param project folder for what the indexer reads
   * @param originals folder for files of other encodings
   * @return in the order of the files, with the copies as entries
   */
  List<Digested> copy(List<Digested> files, Path project, Path originals) throws ScipException {
    List<Digested> copies = new ArrayList<>();
    try {
      inOrder(
          files.stream().map(Digested::entry).toList(),
          entry ->
              switch (read(entry)) {
                case SourceReader.Bytes file -> copy(entry, file, project, originals);
                case SourceReader.Unreadable(ScanEntry.Refused refused) ->
                    new Digested(refused, notRead(refused).digest());
              },
          copies::add,
          _ -> {});
      return copies;
    } catch (UncheckedIOException e) {
      throw ScipException.notCopied(e);
    }
  }

  private Digested copy(ScanEntry entry, SourceReader.Bytes file, Path project, Path originals) {
    boolean asItIs = SourceForm.of(file.bytes()).utf8();
    Path copy = entry.below(asItIs ? project : originals);
    write(copy, file.bytes());
    if (!asItIs) {
      try (WorkerPool.Answer answer = pool.extract(file.bytes())) {
        byte[] utf8 =
            answer instanceof WorkerPool.Told(Facts told) ? told.utf8(file.bytes()) : null;
        if (utf8 != null) {
          write(entry.below(project), utf8);
        }
      }
    }
    return new Digested(new ScanEntry.Source(entry.path(), copy), file.sha256());
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a file is written; of one that cannot be read, nothing is to be relied on. */
  SourceForm form(ScanEntry entry) {
    return switch (read(entry)) {
      case SourceReader.Bytes file -> SourceForm.of(file.bytes());
      case SourceReader.Unreadable _ -> new SourceForm(false, false);
    };
  }

  /** Facts of every entry. */
  void extract(List<ScanEntry> entries, Consumer<FileFacts> facts) {
    inOrder(
        entries,
        entry ->
            switch (read(entry)) {
              case SourceReader.Bytes file -> read(entry.path(), file);
              case SourceReader.Unreadable(ScanEntry.Refused refused) -> notRead(refused);
            },
        facts,
        FileFacts::close);
  }

  private FileFacts read(String path, SourceReader.Bytes file) {
    byte[] bytes = file.bytes();
    WorkerPool.Answer answer = pool.extract(bytes);
    return new FileFacts.Read(
        path, file.sha256(), bytes.length, answer, trees.facts(answer, bytes).stream().toList());
  }

  private SourceReader.Result read(ScanEntry entry) {
    return switch (entry) {
      case ScanEntry.Source source -> reader.read(source);
      case ScanEntry.Blob blob -> reader.read(blob);
      case ScanEntry.Refused refused -> new SourceReader.Unreadable(refused);
    };
  }

  private static FileFacts notRead(ScanEntry.Refused refused) {
    return new FileFacts.NotRead(refused.path(), refused.kind(), refused.message());
  }

  private <T> void inOrder(
      List<ScanEntry> entries,
      Function<ScanEntry, T> task,
      Consumer<T> taker,
      Consumer<T> dropped) {
    Deque<Pending<T>> waiting = new ArrayDeque<>();
    try {
      for (ScanEntry entry : entries) {
        waiting.add(Pending.of(pool.submit(() -> task.apply(entry))));
        if (waiting.size() == WINDOW) {
          taker.accept(waiting.remove().get());
        }
      }
      while (!waiting.isEmpty()) {
        taker.accept(waiting.remove().get());
      }
    } finally {
      waiting.forEach(left -> left.abandon(dropped));
    }
  }
}
