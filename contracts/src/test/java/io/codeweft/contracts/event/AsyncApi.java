package io.codeweft.contracts.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codeweft.contracts.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** The AsyncAPI 3.0 document, derived from {@link Topic} and the event records. */
final class AsyncApi {
  private static final Map<Topic, Class<? extends Event>> EVENTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(Topic.EXTRACT_OFFERED, ExtractOffered.class),
              Map.entry(Topic.EXTRACT_LANDED, ExtractLanded.class),
              Map.entry(Topic.UDF_SNAPSHOT, FunctionSnapshotPublished.class),
              Map.entry(Topic.UDF_FUNCTION, FunctionChanged.class),
              Map.entry(Topic.VIEW_GRAPH, ViewGraphRegistered.class),
              Map.entry(Topic.BUILD, BuildChanged.class),
              Map.entry(Topic.VIEW_READY, ViewReady.class),
              Map.entry(Topic.VIEW_COMPUTED, ViewComputed.class),
              Map.entry(Topic.VIEW_COMMITTED, ViewCommitted.class),
              Map.entry(Topic.PARITY, ParityChecked.class),
              Map.entry(Topic.CONTRACT_VIOLATION, ContractViolated.class),
              Map.entry(Topic.CPG_CHANGES_NODES, CpgChanged.class),
              Map.entry(Topic.CPG_CHANGES_EDGES, CpgChanged.class),
              Map.entry(Topic.CPG_CHANGES_PROPS, CpgChanged.class)));

  private AsyncApi() {}

  static ObjectNode document() {
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Codeweft events")
        .put("version", "1")
        .put(
            "description",
            "CloudEvents 1.0 in binary mode: attributes in ce_* headers, JSON data. A record that"
                + " a consumer cannot process goes to TOPIC-dlq.");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    EVENTS.forEach(
        (topic, type) -> {
          String name = topic.topicName();
          ObjectNode channel = channels.putObject(name).put("address", name);
          channel
              .putObject("messages")
              .putObject(type.getSimpleName())
              .put("$ref", "#/components/messages/" + type.getSimpleName());
          channel
              .putObject("bindings")
              .putObject("kafka")
              .put("partitions", topic.partitions())
              .putObject("topicConfiguration")
              .putArray("cleanup.policy")
              .add(topic.compacted() ? "compact" : "delete");
          String action = topic == Topic.EXTRACT_OFFERED ? "receive" : "send";
          operations
              .putObject(action + "-" + name)
              .put("action", action)
              .putObject("channel")
              .put("$ref", "#/channels/" + name);
          messages
              .putObject(type.getSimpleName())
              .put("contentType", "application/json")
              .putObject("payload")
              .put("$ref", "events/" + type.getSimpleName() + ".schema.json");
        });
    return document;
  }
}
