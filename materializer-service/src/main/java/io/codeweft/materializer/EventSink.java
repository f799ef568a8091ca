package io.codeweft.materializer;

import io.codeweft.contracts.event.Event;
import java.util.List;

/** Where events go. */
@FunctionalInterface
public interface EventSink {

  /** Sends events in order and returns when all are stored; fails when one cannot be. */
  void send(List<? extends Event> events);
}
