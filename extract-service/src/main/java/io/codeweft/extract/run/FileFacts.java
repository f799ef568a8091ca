package io.codeweft.extract.run;

import io.codeweft.extract.worker.WorkerPool;

/** What became of one path of the repository. */
sealed interface FileFacts extends AutoCloseable {
  String path();

  /** Digest of the bytes, or in its place why there is none. */
  String digest();

  /** Frees what nobody took over. */
  @Override
  default void close() {}

  /** A file that was read. */
  record Read(String path, String digest, long sizeBytes, WorkerPool.Answer answer)
      implements FileFacts {
    @Override
    public void close() {
      answer.close();
    }
  }

  /** A path that was not read. */
  record NotRead(String path, String kind, String message) implements FileFacts {
    @Override
    public String digest() {
      return kind + ": " + message;
    }
  }
}
