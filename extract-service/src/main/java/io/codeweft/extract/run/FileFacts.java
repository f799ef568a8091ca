package io.codeweft.extract.run;

import io.codeweft.extract.worker.WorkerPool;

/** What became of one path of the repository. */
sealed interface FileFacts {
  String path();

  /** Digest of the bytes, or in its place why there is none. */
  String digest();

  /** A file that was read. */
  record Read(String path, String digest, long sizeBytes, WorkerPool.Answer answer)
      implements FileFacts {}

  /** A path that was not read. */
  record NotRead(String path, String kind, String message) implements FileFacts {
    @Override
    public String digest() {
      return kind + ": " + message;
    }
  }
}
