package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Field;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.Rule;
import io.codeweft.engine.RuleBreach;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Runs the rules of a view's contract over its new rows: never null, unique key, references, gates.
 * Other tables are read at the versions the task pins.
 */
public final class ContractCheck {
  private static final int SAMPLE_ROWS = 5;

  private final EngineSession session;
  private final ViewGraph graph;
  private final ViewArtefact view;

  /**
   * @param view the view whose rows are checked
   */
  public ContractCheck(EngineSession session, ViewGraph graph, ViewArtefact view) {
    this.session = session;
    this.graph = graph;
    this.view = view;
  }

  /**
   * All broken rules.
   *
   * @param rows files with the view's rows
   * @param others the tables that the rules read besides, see {@link PinnedTables}
   * @param engine key of the programs to run in an artefact
   */
  public List<Finding> findings(List<Path> rows, PinnedTables others, String engine) {
    session.table(view.name(), view.schema(), rows);
    others.bind(session);
    List<Finding> findings = new ArrayList<>();
    notNull(findings);
    ViewContract contract = view.contract();
    if (!contract.key().isEmpty()) {
      check(
          findings,
          new Rule.UniqueKey(view.name(), contract.key()),
          Type.KEY,
          "unique " + contract.key());
    }
    for (ViewContract.Reference reference : contract.references()) {
      check(
          findings,
          new Rule.References(
              view.name(), reference.columns(), reference.to(), reference.toColumns()),
          Type.REFERENCE,
          reference.columns() + " occurs in " + reference.to() + reference.toColumns());
    }
    gates(findings, engine);
    return findings;
  }

  private void notNull(List<Finding> findings) {
    SequencedSet<String> columns = new LinkedHashSet<>(view.contract().key());
    columns.addAll(view.contract().notNull());
    view.schema().fields().stream()
        .filter(field -> !field.nullable())
        .map(Field::name)
        .forEach(columns::add);
    if (!columns.isEmpty()) {
      check(
          findings,
          new Rule.NotNull(view.name(), List.copyOf(columns)),
          Type.NULLABILITY,
          "never null");
    }
  }

  private void gates(List<Finding> findings, String engine) {
    Set<String> defined = new HashSet<>();
    for (ViewArtefact gate : StageProgram.gates(graph, view.name())) {
      StageProgram program = StageProgram.of(graph, gate.name());
      for (ViewArtefact step : program.views()) {
        if (defined.add(step.name())) {
          session.define(step.name(), text(step, engine), program.shared().contains(step.name()));
        }
      }
      for (RuleBreach breach : session.check(new Rule.Empty(gate.name()), SAMPLE_ROWS)) {
        findings.add(
            new Finding(
                Type.RANGE,
                gate.name(),
                "no row in gate " + gate.name(),
                breach.rows() + " rows",
                breach.rows(),
                breach.samples()));
      }
    }
  }

  private void check(List<Finding> findings, Rule rule, Type type, String expected) {
    for (RuleBreach breach : session.check(rule, SAMPLE_ROWS)) {
      findings.add(
          new Finding(
              type,
              breach.column(),
              expected,
              breach.rows() + " rows break it",
              breach.rows(),
              breach.samples()));
    }
  }

  private static String text(ViewArtefact view, String engine) {
    String text = view.sql().get(engine);
    if (text == null) {
      throw new IllegalArgumentException(
          view.file() + ": view '" + view.name() + "' was not compiled for " + engine);
    }
    return text;
  }
}
