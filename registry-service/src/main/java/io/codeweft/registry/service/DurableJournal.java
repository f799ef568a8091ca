package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.history.RegistrationRecord;
import jakarta.enterprise.context.ApplicationScoped;

/** Objects and rows in the warehouse, events on Kafka. */
@ApplicationScoped
class DurableJournal implements RegistrationJournal {
  private final RegistryWarehouse warehouse;
  private final Outbox outbox;

  DurableJournal(RegistryWarehouse warehouse, Outbox outbox) {
    this.warehouse = warehouse;
    this.outbox = outbox;
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
    outbox.send(event);
  }

  @Override
  public void record(RegistrationRecord row) {
    warehouse.registrations().append(row);
  }
}
