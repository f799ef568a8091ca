package io.codeweft.extract.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a repository has committed, through one git process. May be used by many threads. */
public final class ObjectStore implements AutoCloseable {
  private static final int MAX_HEADER = 256;
  private static final Executor LATE =
      CompletableFuture.delayedExecutor(Git.TIMEOUT_SECONDS, TimeUnit.SECONDS);

  private final Git git;
  private @Nullable Reader reader;

  ObjectStore(Path gitDirectory) {
    this.git = Git.of(gitDirectory);
  }

  /**
   * Content of a file, as git stores it.
   *
   * @return null when it has more than {@code maxBytes}, which are not read then
   * @throws IOException when the object is not there, or damaged
   */
  synchronized byte @Nullable [] read(String objectId, long maxBytes) throws IOException {
    if (reader == null) {
      reader = new Reader(git.start(List.of("cat-file", "--batch")));
    }
    Reader current = reader;
    CompletableFuture<Void> late = CompletableFuture.runAsync(current::close, LATE);
    boolean usable = false;
    try {
      byte[] content = current.read(objectId, maxBytes);
      usable = content != null; // of one that is too large the content is still on its way
      return content;
    } finally {
      late.cancel(false);
      if (!usable) {
        close();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  private static final class Reader {
    private final Process process;
    private final InputStream in;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    Reader(Process process) {
      this.process = process;
      this.in = new BufferedInputStream(process.getInputStream(), 1 << 16);
      Thread.ofVirtual().start(() -> Git.drain(process.getErrorStream(), message));
    }

    byte @Nullable [] read(String objectId, long maxBytes) throws IOException {
      try {
        process.getOutputStream().write((objectId + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
      } catch (IOException e) {
        throw new IOException("git ended", e);
      }
      String[] header = header().split(" ", -1);
      if (header.length != 3 || !header[1].equals("blob")) {
        throw new IOException("object " + objectId + " is not in the repository");
      }
      long size = Long.parseLong(header[2]);
      if (size > maxBytes) {
        return null;
      }
      byte[] content = in.readNBytes((int) size);
      if (content.length < size || in.read() != '\n') {
        throw new IOException("object " + objectId + " is damaged");
      }
      return content;
    }

    private String header() throws IOException {
      StringBuilder header = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0 || header.length() > MAX_HEADER) {
          throw new IOException("git ended: the object is not there, or damaged");
        }
        header.append((char) b);
      }
      return header.toString();
    }

    void close() {
      process.destroyForcibly();
    }
  }
}
