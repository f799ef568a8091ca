package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.history.RegistrationRecord;

/**
 * Everything a registration leaves behind, in the order in which it is left. The event is what
 * makes it: objects without one mean nothing, and a row that is missing is made up from the event.
 */
interface RegistrationJournal {

  /** Stores the functions that a graph is compiled with, under the hash of their snapshot. */
  void keep(FunctionSnapshot functions);

  /** Stores a compiled graph and returns the digest of its object. */
  String keep(ViewGraph graph);

  /** Stores a pack and returns the digest of its object. */
  String keep(PackBundle pack);

  /** Returns when the broker has acknowledged the event. */
  void publish(ViewGraphRegistered event);

  /** Appends a row to the history, unless what it tells of is recorded. */
  void record(RegistrationRecord row);
}
