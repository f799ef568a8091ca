package io.codeweft.registry.service;

import io.codeweft.contracts.event.Event;
import io.codeweft.runtime.event.Events;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Sends the registry's events, each to its own topic. */
@ApplicationScoped
public class Outbox implements EventSender {
  private static final String SOURCE = "/codeweft/registry";

  private final MutinyEmitter<Event> emitter;

  Outbox(@Channel("registry-events-out") MutinyEmitter<Event> emitter) {
    this.emitter = emitter;
  }

  @Override
  public void send(Event event) {
    Events.send(emitter, SOURCE, event);
  }
}
