package io.codeweft.extract.run;

import io.codeweft.extract.ExtractException;
import io.codeweft.extract.scan.ScanEntry;
import io.codeweft.extract.worker.WorkerPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the files of a scan on the threads of a pool, and hands on the results in their order. */
final class Sources {
  /** Results that may wait for their turn; each can hold the facts of a file. */
  private static final int WINDOW = 16;

  private final WorkerPool pool;
  private final SourceReader reader;

  Sources(WorkerPool pool, SourceReader reader) {
    this.pool = pool;
    this.reader = reader;
  }

  /** Path and digest of every entry. */
  List<List<String>> digests(List<ScanEntry> entries) {
    List<List<String>> digests = new ArrayList<>();
    inOrder(
        entries,
        entry ->
            switch (read(entry)) {
              case SourceReader.Bytes file -> file.sha256();
              case SourceReader.Unreadable(ScanEntry.Refused refused) -> notRead(refused).digest();
            },
        (entry, digest) -> digests.add(List.of(entry.path(), digest)));
    return digests;
  }

  /** Facts of every entry. */
  void extract(List<ScanEntry> entries, Consumer<FileFacts> facts) {
    inOrder(
        entries,
        entry ->
            switch (read(entry)) {
              case SourceReader.Bytes file ->
                  new FileFacts.Read(
                      entry.path(), file.sha256(), file.bytes().length, pool.extract(file.bytes()));
              case SourceReader.Unreadable(ScanEntry.Refused refused) -> notRead(refused);
            },
        (entry, fact) -> facts.accept(fact));
  }

  private SourceReader.Result read(ScanEntry entry) {
    return switch (entry) {
      case ScanEntry.Source source -> reader.read(source);
      case ScanEntry.Refused refused -> new SourceReader.Unreadable(refused);
    };
  }

  private static FileFacts notRead(ScanEntry.Refused refused) {
    return new FileFacts.NotRead(refused.path(), refused.kind(), refused.message());
  }

  private interface Taker<T> {
    void take(ScanEntry entry, T result);
  }

  private <T> void inOrder(List<ScanEntry> entries, Function<ScanEntry, T> task, Taker<T> taker) {
    Deque<Future<T>> waiting = new ArrayDeque<>();
    int taken = 0;
    for (ScanEntry entry : entries) {
      waiting.add(pool.submit(() -> task.apply(entry)));
      if (waiting.size() == WINDOW) {
        taker.take(entries.get(taken++), result(waiting.remove()));
      }
    }
    while (!waiting.isEmpty()) {
      taker.take(entries.get(taken++), result(waiting.remove()));
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new ExtractException("a file could not be extracted: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExtractException("the extract was interrupted", e);
    }
  }
}
