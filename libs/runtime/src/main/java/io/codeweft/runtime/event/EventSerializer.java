package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.json.Json;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Canonical JSON of an event, at most {@link #MAX_BYTES}. */
public final class EventSerializer implements Serializer<Event> {

  /** Below the brokers' default record limit of 1 MiB; larger payloads are sent by reference. */
  public static final int MAX_BYTES = 1_000_000;

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Event event) {
    if (event == null) {
      return null;
    }
    byte[] bytes = Json.bytes(event);
    if (bytes.length > MAX_BYTES) {
      throw new SerializationException(
          "event "
              + event.eventId()
              + " for "
              + topic
              + " has "
              + bytes.length
              + " bytes, more than "
              + MAX_BYTES
              + "; its payload must be stored in the warehouse and sent by reference");
    }
    return bytes;
  }
}
