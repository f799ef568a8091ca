package io.codeweft.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A running broker; {@link #close()} shuts it down and waits. Safe for use by many threads. */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final BrokerConfig config;
  private boolean isClosed;

  private EmbeddedBroker(KafkaRaftServer server, BrokerConfig config) {
    this.server = server;
    this.config = config;
  }

  /**
   * Starts a broker, formatting the data directory on first use.
   *
   * @throws BrokerException when the directory is in use, a port is taken or the data is unreadable
   */
  public static EmbeddedBroker start(BrokerConfig config) {
    format(config.dataDir());
    // Kafka halts the whole JVM on some start-up faults: the foreseeable ones are looked for first.
    requireUnused(config.dataDir());
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(config.properties(), false), Time.SYSTEM);
    try {
      server.startup();
    } catch (Throwable failure) {
      // A half-started server leaves threads behind that keep the JVM alive.
      server.shutdown();
      throw new BrokerException(
          "the embedded Kafka broker did not start on "
              + config.bootstrapServers()
              + " with data in "
              + config.dataDir()
              + ": "
              + failure.getMessage()
              + "; is another process using that port or directory?",
          failure);
    }
    return new EmbeddedBroker(server, config);
  }

  /** Starts a broker on free ports. */
  public static EmbeddedBroker startOnFreePorts(Path dataDir) {
    int[] ports = freePorts(2);
    return start(new BrokerConfig(dataDir, ports[0], ports[1]));
  }

  /** Loopback ports that were free a moment ago, all different. */
  public static int[] freePorts(int count) {
    ServerSocket[] sockets = new ServerSocket[count];
    int[] ports = new int[count];
    try {
      for (int i = 0; i < count; i++) {
        sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ports[i] = sockets[i].getLocalPort();
      }
      return ports;
    } catch (IOException e) {
      throw new BrokerException("no free loopback port: " + e.getMessage(), e);
    } finally {
      for (ServerSocket socket : sockets) {
        closeQuietly(socket);
      }
    }
  }

  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /**
   * Whoever comes second waits for the first: on Ctrl-C a shutdown hook and the thread that owns
   * the broker both close it, and Kafka's second {@code shutdown} would stop the controller that
   * the first one is asking for leave, which then waits five minutes for an answer.
   */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    server.shutdown();
    server.awaitShutdown();
    isClosed = true;
  }

  private static void format(Path dir) {
    if (Files.exists(dir.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(dir);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(BrokerConfig.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .addDirectory(dir.toString())
          .setMetadataLogDirectory(dir.toString())
          .run();
    } catch (Exception e) {
      throw new BrokerException(
          "the broker's data directory " + dir + " cannot be formatted: " + e.getMessage(), e);
    }
  }

  /** Takes and releases Kafka's own lock file. */
  private static void requireUnused(Path dir) {
    try (FileChannel channel =
            FileChannel.open(
                dir.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw inUse(dir, new IOException("locked by another process"));
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(dir, e);
    } catch (IOException e) {
      throw new BrokerException(
          "the broker's data directory " + dir + " cannot be locked: " + e.getMessage(), e);
    }
  }

  private static BrokerException inUse(Path dir, Exception cause) {
    return new BrokerException(
        "the broker's data directory "
            + dir
            + " is in use by another broker; stop that one or choose another directory",
        cause);
  }

  private static void closeQuietly(@Nullable ServerSocket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new BrokerException("a probe socket does not close: " + e.getMessage(), e);
    }
  }
}
