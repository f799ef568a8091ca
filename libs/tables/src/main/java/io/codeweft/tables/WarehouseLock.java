package io.codeweft.tables;

import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse, or one kind of work on it, taken by this process. The operating system holds the
 * lock, so a process that dies leaves none behind; the file only says who it is, as one line of
 * JSON {@code {"command", "pid", "since"}}.
 */
public final class WarehouseLock implements AutoCloseable {
  private static final int MAX_COMMAND_LENGTH = 500;
  private static final int MAX_HOLDER_BYTES = 8 * MAX_COMMAND_LENGTH;

  /**
   * Locks of this process by file. Closing any channel on a file drops all locks the process has on
   * it (POSIX), so the file must not even be opened while it is locked here.
   */
  private static final ConcurrentHashMap<Path, Holder> HELD = new ConcurrentHashMap<>();

  /**
   * @param since time of the lock, ISO 8601
   */
  record Holder(String command, long pid, String since) {
    @Override
    public String toString() {
      return "'" + command + "' (process " + pid + ", since " + since + ")";
    }
  }

  private final Path file;
  private final FileChannel channel;

  private WarehouseLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param what is taken, for the message others get
   */
  static WarehouseLock take(Path file, String what, String command) {
    Holder holder =
        new Holder(
            command.substring(0, Math.min(command.length(), MAX_COMMAND_LENGTH)),
            ProcessHandle.current().pid(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    Holder other = HELD.putIfAbsent(file, holder);
    if (other != null) {
      throw locked(what, other.toString());
    }
    try {
      return new WarehouseLock(file, open(file, what, holder));
    } catch (IOException e) {
      HELD.remove(file);
      throw new TableException(what + " cannot be locked: " + e, e);
    } catch (RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel open(Path file, String what, Holder holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw locked(what, describe(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((Json.text(holder) + "\n").getBytes(StandardCharsets.UTF_8)));
      taken = true;
      return channel;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static String describe(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(buffer, 0);
    byte[] line = new byte[buffer.position()];
    buffer.flip().get(line);
    try {
      return Json.read(line, Holder.class).toString();
    } catch (IllegalArgumentException e) {
      return "a process that has not written its name yet";
    }
  }

  private static WarehouseLockedException locked(String what, String holder) {
    return new WarehouseLockedException(
        what
            + " is in use by "
            + holder
            + "; wait until it ends, stop it, or choose another warehouse");
  }

  /** Gives the warehouse free; closing twice does nothing. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new TableException("the lock " + file + " cannot be given free: " + e, e);
    } finally {
      HELD.remove(file);
    }
  }
}
