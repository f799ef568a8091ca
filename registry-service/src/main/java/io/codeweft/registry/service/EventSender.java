package io.codeweft.registry.service;

import io.codeweft.contracts.event.Event;

/** Sends events. */
interface EventSender {

  /** Returns when the broker has acknowledged the event. */
  void send(Event event);
}
