package io.codeweft.extract.run;

import io.codeweft.extract.columns.Facts;
import io.codeweft.extract.worker.WorkerPool;
import java.util.List;

/** What became of one path of the repository. */
sealed interface FileFacts extends AutoCloseable {
  String path();

  /** Digest of the bytes, or in its place why there is none. */
  String digest();

  /** Frees what nobody took over. */
  @Override
  default void close() {}

  /**
   * A file that was read.
   *
   * @param others what producers beside the workers say; to be closed
   */
  record Read(
      String path, String digest, long sizeBytes, WorkerPool.Answer answer, List<Facts> others)
      implements FileFacts {
    @Override
    public void close() {
      answer.close();
      others.forEach(Facts::close);
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
