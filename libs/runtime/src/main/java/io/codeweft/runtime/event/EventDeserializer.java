package io.codeweft.runtime.event;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.json.Json;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the event of a topic; each topic carries one type, and so does its dead-letter topic. */
public final class EventDeserializer implements Deserializer<Event> {

  @Override
  public @Nullable Event deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    try {
      return Json.read(data, type(topic));
    } catch (IllegalArgumentException e) {
      throw new SerializationException("topic " + topic + ": " + e.getMessage(), e);
    }
  }

  private static Class<? extends Event> type(String name) {
    Topic topic =
        Arrays.stream(Topic.values())
            .filter(t -> t.topicName().equals(name) || t.deadLetterName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("it is not declared in Topic"));
    return switch (topic) {
      case EXTRACT_OFFERED -> ExtractOffered.class;
      case EXTRACT_LANDED -> ExtractLanded.class;
      case UDF_SNAPSHOT -> FunctionSnapshotPublished.class;
      case UDF_FUNCTION -> FunctionChanged.class;
      case VIEW_GRAPH -> ViewGraphRegistered.class;
      case BUILD -> BuildChanged.class;
      case VIEW_READY -> ViewReady.class;
      case VIEW_COMPUTED -> ViewComputed.class;
      case VIEW_COMMITTED -> ViewCommitted.class;
      case PARITY -> ParityChecked.class;
      case CONTRACT_VIOLATION -> ContractViolated.class;
      case CPG_CHANGES_NODES, CPG_CHANGES_EDGES, CPG_CHANGES_PROPS -> CpgChanged.class;
    };
  }
}
