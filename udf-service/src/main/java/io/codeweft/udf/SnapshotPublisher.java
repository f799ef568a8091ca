package io.codeweft.udf;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.runtime.event.Events;
import io.codeweft.runtime.function.ProcessName;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Sends snapshots: at every start and after every change. The event's id is the snapshot's hash and
 * the topic is compacted, so a restart changes nothing for readers. Nothing is sent while the
 * engine of this process does not compute what the library says; that is reported either way.
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

  void publish(FunctionSnapshot snapshot) {
    send(
        ParityChecked.ofProcess(
            "udf-service " + ProcessName.ofThis(),
            snapshot.hash(),
            verified.names(),
            verified.findings()));
    if (verified.findings().isEmpty()) {
      send(new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, snapshot));
    } else {
      LOG.errorf(
          "the function snapshot is not published: library and engine differ in %d places, first: %s",
          verified.findings().size(), verified.findings().getFirst());
    }
  }

  private void send(Event event) {
    Events.send(emitter, SOURCE, event);
  }
}
