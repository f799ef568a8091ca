package io.codeweft.extract.run;

import io.codeweft.extract.Pending;
import io.codeweft.extract.scan.ScanEntry;
import io.codeweft.extract.worker.WorkerPool;
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

  /** Digest of every entry. */
  List<String> digests(List<ScanEntry> entries) {
    List<String> digests = new ArrayList<>();
    inOrder(
        entries,
        entry ->
            switch (read(entry)) {
              case SourceReader.Bytes file -> file.sha256();
              case SourceReader.Unreadable(ScanEntry.Refused refused) -> notRead(refused).digest();
            },
        digests::add,
        _ -> {});
    return digests;
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
