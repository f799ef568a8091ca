package io.codeweft.registry.service;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.GraphParity;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.engine.FunctionParity;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.graph.GraphRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate before a registration: the engine in this process computes what its library promises,
 * the functions it has bound are those of the snapshot, and the metadata of the compiled views
 * agree with the snapshot. Every table of the graph leaves a report.
 */
@ApplicationScoped
public class RegistrationParity {
  private static final String SERVICE = "registry";

  private final FunctionParity parity;
  private final EventSender events;

  @Inject
  RegistrationParity(EventSender events) {
    this(FunctionParity.standard(), events);
  }

  RegistrationParity(FunctionParity parity, EventSender events) {
    this.parity = parity;
    this.events = events;
  }

  /** What the engine of this process is compared with. */
  FunctionParity parity() {
    return parity;
  }

  /**
   * Checks a graph, reports that and refuses it when it is not in parity.
   *
   * @throws GraphRefusedException with every finding
   */
  void require(ViewGraph graph, FunctionSnapshot snapshot) throws GraphRefusedException {
    List<ParityChecked> reports = check(graph, snapshot);
    reports.forEach(events::send);
    refuse(graph, reports);
  }

  /**
   * Likewise, without a report.
   *
   * @throws GraphRefusedException with every finding
   */
  void requireSilently(ViewGraph graph, FunctionSnapshot snapshot) throws GraphRefusedException {
    refuse(graph, check(graph, snapshot));
  }

  private List<ParityChecked> check(ViewGraph graph, FunctionSnapshot snapshot) {
    List<ParityChecked> reports = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      if (view.contract().materialize()) {
        reports.add(check(graph, view.name(), snapshot));
      }
    }
    return reports;
  }

  private ParityChecked check(ViewGraph graph, String view, FunctionSnapshot snapshot) {
    List<String> findings = new ArrayList<>();
    parity.findings().forEach(finding -> findings.add("the registry's engine: " + finding));
    findings.addAll(GraphParity.withSnapshot(graph, view, snapshot));
    findings.addAll(
        GraphParity.withEngine(graph, view, snapshot, "the registry's engine", parity.library()));
    return new ParityChecked(
        null,
        null,
        view,
        ParityChecked.REGISTRATION,
        snapshot.hash(),
        List.copyOf(GraphParity.functions(graph, view)),
        findings,
        graph.name(),
        graph.version(),
        SERVICE);
  }

  private static void refuse(ViewGraph graph, List<ParityChecked> reports)
      throws GraphRefusedException {
    List<Finding> findings = new ArrayList<>();
    for (ParityChecked report : reports) {
      String view = String.valueOf(report.view());
      String file = graph.view(view).map(ViewArtefact::file).orElse("");
      report
          .findings()
          .forEach(finding -> findings.add(Finding.ofView("parity", file, view, finding)));
    }
    if (!findings.isEmpty()) {
      throw new GraphRefusedException(findings);
    }
  }
}
