package io.codeweft.materializer;

import io.codeweft.contracts.event.Event;
import io.codeweft.runtime.event.Events;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Sends events to their topics, several in flight at a time. */
@ApplicationScoped
public class KafkaSink implements EventSink {
  private static final String SOURCE = "/codeweft/materializer";

  /** Less than the 128 that an emitter buffers; more would be dropped. */
  private static final int IN_FLIGHT = 100;

  private final MutinyEmitter<Event> emitter;

  KafkaSink(@Channel("materializer-events-out") MutinyEmitter<Event> emitter) {
    this.emitter = emitter;
  }

  @Override
  public synchronized void send(List<? extends Event> events) {
    for (int from = 0; from < events.size(); from += IN_FLIGHT) {
      List<Uni<Void>> sending =
          events.subList(from, Math.min(from + IN_FLIGHT, events.size())).stream()
              .map(event -> emitter.sendMessage(Events.message(SOURCE, event)))
              .toList();
      Uni.join().all(sending).andFailFast().await().atMost(Events.SEND_TIMEOUT);
    }
  }
}
