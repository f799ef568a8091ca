package io.codeweft.materializer.parity;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Topic;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.rows.parity.ParityTable.Told;
import io.codeweft.runtime.event.EventDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes parity reports into their table, those of a second or so in one commit. A report counts as
 * read when it is in the table, and the table takes each one once: whatever dies in between, none
 * is lost or doubled. What went wrong is tried again. On a stop, what has been sent is written
 * first.
 */
final class ParityRecorder implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ParityRecorder.class);
  private static final String GROUP = "materializer-parity";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration GATHER = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final int MAX_BATCH = 1000;

  private final ParityTable table;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventDeserializer deserializer = new EventDeserializer();
  private final List<Told> gathered = new ArrayList<>();
  private final Thread thread =
      Thread.ofPlatform().name("parity-recorder").daemon().unstarted(this::run);

  private volatile boolean stopping;
  private volatile @Nullable RuntimeException failure;

  private ParityRecorder(String bootstrapServers, ParityTable table) {
    this.table = table;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                GROUP,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Starts in a thread of its own. */
  static ParityRecorder start(String bootstrapServers, ParityTable table) {
    ParityRecorder recorder = new ParityRecorder(bootstrapServers, table);
    recorder.thread.start();
    return recorder;
  }

  /** Why the last attempt to write failed; null when it succeeded. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(Topic.PARITY.topicName()));
      while (!stopping) {
        step();
      }
      drain();
    } catch (RuntimeException e) {
      LOG.errorf(e, "parity reports are not recorded any more: %s", e.getMessage());
      failure = e;
    }
  }

  private void step() {
    try {
      long begin = System.nanoTime();
      do {
        gather(POLL);
      } while (!stopping
          && !gathered.isEmpty()
          && gathered.size() < MAX_BATCH
          && System.nanoTime() - begin < GATHER.toNanos());
      write();
      failure = null;
    } catch (RuntimeException e) {
      retry(e);
    }
  }

  /** Reads what was sent until now, and writes it. */
  private void drain() {
    try {
      int before;
      do {
        before = gathered.size();
        gather(POLL);
      } while (gathered.size() > before);
      write();
    } catch (KafkaException e) {
      LOG.warnf("the last parity reports are recorded at the next start: %s", e.getMessage());
    }
  }

  private void gather(Duration patience) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      Event event = decode(record);
      if (event instanceof ParityChecked report) {
        gathered.add(new Told(report, Instant.ofEpochMilli(record.timestamp())));
      }
    }
  }

  private void write() {
    if (!gathered.isEmpty()) {
      table.append(gathered);
      gathered.clear();
      consumer.commitSync();
    }
  }

  /** What is gathered stays gathered: the next step writes it. */
  private void retry(RuntimeException e) {
    if (failure == null) {
      LOG.errorf(e, "parity reports are not recorded, it is tried again: %s", e.getMessage());
    }
    failure = e;
  }

  private @Nullable Event decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      LOG.warnf(
          "a record is no parity report and is passed over: partition=%d offset=%d: %s",
          record.partition(), record.offset(), e.getMessage());
      return null;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join(STOP);
  }
}
