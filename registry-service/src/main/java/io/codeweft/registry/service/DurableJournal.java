package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.history.RegistrationRecord;
import jakarta.enterprise.context.ApplicationScoped;

/** Objects and rows in the warehouse, events on Kafka. */
@ApplicationScoped
class DurableJournal implements RegistrationJournal {
  private final RegistryWarehouse warehouse;
  private final EventSender events;

  DurableJournal(RegistryWarehouse warehouse, EventSender events) {
    this.warehouse = warehouse;
    this.events = events;
  }

  @Override
  public void keep(FunctionSnapshot functions) {
    warehouse.snapshots().put(functions);
  }

  @Override
  public String keep(ViewGraph graph) {
    return warehouse.graphs().put(graph);
  }

  @Override
  public String keep(PackBundle pack) {
    return warehouse.graphs().put(pack);
  }

  @Override
  public void publish(ViewGraphRegistered event) {
    events.send(event);
  }

  @Override
  public void record(RegistrationRecord row) {
    warehouse.registrations().append(row);
  }
}
