package io.codeweft.tables.internal;

import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that Kernel writes: log entries, checkpoints, checksums. */
record LocalOutputFile(Path file, boolean fsync) implements OutputFile {

  @Override
  public String path() {
    return LocalFileIO.location(file);
  }

  @Override
  public PositionOutputStream create(boolean putIfAbsent) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (putIfAbsent && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path written = putIfAbsent ? AtomicFiles.temporary(file) : file;
    OutputStream out = Files.newOutputStream(written, StandardOpenOption.CREATE_NEW);
    return new CountingStream(new BufferedOutputStream(out), written, this);
  }

  @Override
  public void writeAtomically(CloseableIterator<String> data, boolean overwrite)
      throws IOException {
    AtomicFiles.Content lines =
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          while (data.hasNext()) {
            writer.write(data.next());
            writer.write('\n');
          }
          writer.flush();
        };
    try {
      if (overwrite) {
        AtomicFiles.replace(file, lines, fsync);
      } else {
        AtomicFiles.create(file, lines, fsync);
      }
    } finally {
      Utils.closeCloseables(data);
    }
  }

  private void finish(Path written) throws IOException {
    if (fsync) {
      AtomicFiles.sync(written);
    }
    if (!written.equals(file)) {
      try {
        AtomicFiles.link(written, file);
      } finally {
        Files.deleteIfExists(written);
      }
    }
    AtomicFiles.syncDirectory(file, fsync);
  }

  private static final class CountingStream extends PositionOutputStream {
    private final OutputStream out;
    private final Path written;
    private final LocalOutputFile target;
    private long position;
    private boolean closed;

    CountingStream(OutputStream out, Path written, LocalOutputFile target) {
      this.out = out;
      this.written = written;
      this.target = target;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
        target.finish(written);
      }
    }
  }
}
