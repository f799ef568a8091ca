package io.codeweft.runtime.event;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads on from where a {@link TopicReplay} ended, until it is closed. Without a consumer group:
 * any number of processes read everything, and none takes a record from another. What went wrong is
 * tried again.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final EventReader reader;
  private final EventSink sink;
  private final Thread thread;

  private volatile boolean stopping;
  private volatile @Nullable RuntimeException failure;

  private TopicFollower(String name, EventReader reader, EventSink sink) {
    this.reader = reader;
    this.sink = sink;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Starts reading in a thread of its own.
   *
   * @param name of the thread
   * @param from per partition the offset of the first record to read
   * @param sink called from that thread; must not throw
   */
  public static TopicFollower start(
      String name, String bootstrapServers, Map<TopicPartition, Long> from, EventSink sink) {
    EventReader reader = new EventReader(bootstrapServers);
    KafkaConsumer<byte[], byte[]> consumer = reader.consumer();
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    TopicFollower follower = new TopicFollower(name, reader, sink);
    follower.thread.start();
    return follower;
  }

  /** Why the last attempt to read failed; null when it succeeded. */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  private void run() {
    try (reader) {
      while (!stopping) {
        try {
          reader.poll(sink);
          failure = null;
        } catch (WakeupException e) {
          LOG.debugf("%s stops", thread.getName());
        } catch (KafkaException e) {
          if (failure == null) {
            LOG.errorf(e, "topics cannot be read, it is tried again: %s", e.getMessage());
          }
          failure = e;
        }
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s ends: %s", thread.getName(), e.getMessage());
      failure = e;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    reader.consumer().wakeup();
    thread.join(STOP);
  }
}
