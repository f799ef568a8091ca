package io.codeweft.tables.internal;

import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that Kernel reads. */
record LocalInputFile(Path file) implements InputFile {

  @Override
  public long length() throws IOException {
    return Files.size(file);
  }

  @Override
  public String path() {
    return LocalFileIO.location(file);
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    try {
      return new ChannelStream(FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      FileNotFoundException missing = new FileNotFoundException(file.toString());
      missing.initCause(e);
      throw missing;
    }
  }

  private static final class ChannelStream extends SeekableInputStream {
    private final FileChannel channel;

    ChannelStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }

    @Override
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("file ends " + buffer.remaining() + " bytes early");
        }
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
