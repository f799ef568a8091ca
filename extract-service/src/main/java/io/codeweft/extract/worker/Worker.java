package io.codeweft.extract.worker;

import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ErrorTail;
import io.codeweft.extract.ExtractException;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** One process. Used by one thread at a time; after a {@link WorkerFailure} it is dead. */
final class Worker implements AutoCloseable {
  /** Exit code by which the program says that memory ran out. */
  private static final int OUT_OF_MEMORY = 71;

  private static final int MAX_FRAME = 1 << 30;
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 10;

  private final Process process;
  private final OutputStream requests;
  private final DataInputStream responses;
  private final ErrorTail errors;
  private final ScheduledExecutorService watchdog;
  private final WorkerOptions options;
  private Libcst libcst = new Libcst(null, null);

  private Worker(Process process, ScheduledExecutorService watchdog, WorkerOptions options) {
    this.process = process;
    this.watchdog = watchdog;
    this.options = options;
    requests = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    responses = new DataInputStream(process.getInputStream());
    errors = ErrorTail.of(process);
  }

  static Worker start(
      Interpreter interpreter,
      WorkerScript script,
      WorkerOptions options,
      ScheduledExecutorService watchdog) {
    try {
      Process process =
          new ProcessBuilder(
                  interpreter.executable(),
                  "-I",
                  "-S",
                  "-B",
                  script.file().toString(),
                  String.valueOf(options.memoryBytes()),
                  options.producers().argument())
              .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
              .start();
      Worker worker = new Worker(process, watchdog, options);
      worker.libcst = worker.greet();
      return worker;
    } catch (IOException e) {
      throw new ExtractException(
          "a worker process of " + interpreter.executable() + " cannot be started: " + e, e);
    }
  }

  private Libcst greet() {
    try {
      byte[] hello = exchange(Duration.ofSeconds(START_SECONDS), () -> {});
      WorkerColumns columns = Json.read(hello, WorkerColumns.class);
      WorkerColumns.verify(columns);
      return new Libcst(columns.libcst(), columns.libcstAbsent());
    } catch (WorkerFailure e) {
      close();
      throw new ExtractException(
          "the extraction program does not start with "
              + process.info().command().orElse("this Python")
              + " ("
              + e.kind()
              + "); it says: "
              + errors.text()
              + "; choose another interpreter",
          e);
    }
  }

  /** Everything about a file. */
  byte[] extract(byte[] source) throws WorkerFailure {
    return request(new byte[] {0}, source);
  }

  /**
   * What can be said without an extractor, and the failure of an earlier attempt as its error.
   *
   * @param extractor {@code libcst}, or {@code ast} for what needs no parsing at all
   */
  byte[] without(String extractor, byte[] source, WorkerFailure failure) throws WorkerFailure {
    List<byte[]> parts =
        Stream.of(extractor, failure.kind(), failure.text())
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .toList();
    int size = 1 + parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer head = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put((byte) 1);
    parts.forEach(part -> head.putInt(part.length).put(part));
    return request(head.array(), source);
  }

  /** What this worker has of LibCST. */
  Libcst libcst() {
    return libcst;
  }

  private byte[] request(byte[] head, byte[] source) throws WorkerFailure {
    return exchange(
        options.timeout(),
        () -> {
          writeInt(head.length + source.length);
          requests.write(head);
          requests.write(source);
          requests.flush();
        });
  }

  private interface Send {
    void run() throws IOException;
  }

  /** Sends, then reads one frame; kills the process when that takes too long. */
  private byte[] exchange(Duration timeout, Send send) throws WorkerFailure {
    AtomicBoolean settled = new AtomicBoolean();
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        watchdog.schedule(
            () -> {
              if (settled.compareAndSet(false, true)) {
                late.set(true);
                process.destroyForcibly();
              }
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      send.run();
      int length = Integer.reverseBytes(responses.readInt());
      if (length < 0 || length > MAX_FRAME) {
        process.destroyForcibly();
        throw WorkerFailure.tooManyFacts(MAX_FRAME);
      }
      byte[] frame = responses.readNBytes(length);
      if (frame.length == length && settled.compareAndSet(false, true)) {
        return frame;
      }
      throw ended(late.get(), timeout);
    } catch (IOException e) {
      throw ended(late.get(), timeout);
    } finally {
      settled.set(true);
      deadline.cancel(false);
    }
  }

  /** The message holds nothing that differs between runs: it becomes data. */
  private WorkerFailure ended(boolean late, Duration timeout) {
    if (late) {
      return new WorkerFailure(
          "timeout",
          "the file took longer than "
              + timeout.toSeconds()
              + " s to extract; raise codeweft.extract.file-timeout or exclude the file");
    }
    int exitCode = exitCode();
    if (exitCode == OUT_OF_MEMORY) {
      return new WorkerFailure(
          WorkerFailure.MEMORY,
          "the worker ran out of its "
              + (options.memoryBytes() >> 20)
              + " MB; raise codeweft.extract.worker-memory or exclude the file");
    }
    return new WorkerFailure(
        "crashed",
        "the Python process ended with exit code "
            + exitCode
            + " while it read the file; exclude the file or choose another interpreter");
  }

  private int exitCode() {
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new ExtractException("interrupted while a worker process ended", e);
    }
  }

  private void writeInt(int value) throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    requests.write(bytes);
  }

  /** Last words of the process, for the log. */
  String errorText() {
    return errors.text();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
