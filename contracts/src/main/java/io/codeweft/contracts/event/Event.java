package io.codeweft.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What every event can say of itself; sent as CloudEvents 1.0 in binary mode, data as JSON. */
public sealed interface Event
    permits ExtractOffered,
        ExtractLanded,
        FunctionSnapshotPublished,
        FunctionChanged,
        ViewGraphRegistered,
        BuildChanged,
        ViewReady,
        ViewComputed,
        ViewCommitted,
        ParityChecked,
        ContractViolated,
        CpgChanged {

  /** CloudEvents {@code type}: {@code io.codeweft.extract-landed.v1}. */
  @JsonIgnore
  String eventType();

  /** CloudEvents {@code id}; deterministic, so that a redelivery is recognised. */
  @JsonIgnore
  String eventId();

  /** Kafka record key. */
  @JsonIgnore
  String eventKey();

  /** The topic that carries it. */
  @JsonIgnore
  Topic topic();
}
