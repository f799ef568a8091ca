package io.codeweft.udf;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.runtime.event.Events;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Sends the snapshot at every start. The event's id is the snapshot's hash and the topic is
 * compacted, so a restart changes nothing for readers.
 */
@Singleton
public final class SnapshotPublisher {
  private static final Logger LOG = Logger.getLogger(SnapshotPublisher.class);
  private static final String SOURCE = "/codeweft/udf";

  private final VerifiedLibrary verified;
  private final MutinyEmitter<Event> emitter;

  SnapshotPublisher(
      VerifiedLibrary verified, @Channel("udf-snapshot-out") MutinyEmitter<Event> emitter) {
    this.verified = verified;
    this.emitter = emitter;
  }

  void atStart(@Observes StartupEvent start) {
    if (verified.findings().isEmpty()) {
      publish();
    } else {
      LOG.errorf(
          "the function snapshot is not published: library and engine differ in %d places, first: %s",
          verified.findings().size(), verified.findings().getFirst());
    }
  }

  void publish() {
    Events.send(
        emitter,
        SOURCE,
        new FunctionSnapshotPublished(
            FunctionSnapshotPublished.LIBRARY, verified.library().snapshot()));
  }
}
