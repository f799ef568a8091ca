package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.engine.EngineException;
import io.codeweft.materializer.Sessions;
import io.codeweft.materializer.commit.RefusedFiles;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All checks of one output. Cheap ones first; the rows are looked at only when everything said
 * about them is right. A check that cannot be completed is a finding: the rows are not committed.
 */
public final class OutputCheck {
  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final Sessions sessions;
  private final RefusedFiles refused;
  private final ParityCheck parityCheck;

  public OutputCheck(
      Warehouse warehouse,
      DeltaTables tables,
      Sessions sessions,
      RefusedFiles refused,
      ParityCheck parityCheck) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.sessions = sessions;
    this.refused = refused;
    this.parityCheck = parityCheck;
  }

  /**
   * @param parity empty when there is no such view
   * @param findings empty = the output may be committed
   */
  public record Result(Optional<ParityChecked> parity, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Checks an output; its rows are those beside the table, or the base when it is unchanged. */
  public Result run(ViewComputed task, ViewGraph graph, ComputedOutput output) {
    Optional<ViewArtefact> view = graph.view(output.view());
    if (view.isEmpty() || !view.get().contract().materialize()) {
      return new Result(
          Optional.empty(),
          List.of(
              Finding.metadata(
                  "a materialised view of graph " + graph.name(), "'" + output.view() + "'")));
    }
    ParityChecked parity = parityCheck.of(task, graph, output.view());
    List<Finding> findings = new ArrayList<>();
    String wrong =
        Stream.concat(parity.findings().stream(), metadata(task, output, view.get()).stream())
            .collect(Collectors.joining("; "));
    if (!wrong.isEmpty()) {
      findings.add(Finding.metadata("functions and metadata as in the graph", wrong));
    }
    findings.addAll(SchemaCheck.findings(view.get().schema(), output.schema()));
    findings.addAll(PinnedTables.missing(task, graph, view.get()));
    if (findings.isEmpty()) {
      findings.addAll(rows(task, graph, view.get(), output));
    }
    return new Result(Optional.of(parity), findings);
  }

  private List<String> metadata(ViewComputed task, ComputedOutput output, ViewArtefact view) {
    List<String> findings = new ArrayList<>();
    String location = Warehouse.location(task.repo(), view.name());
    if (!output.location().equals(location)) {
      findings.add("the table is " + location + ", not " + output.location());
    }
    refused
        .strangers(output)
        .forEach(path -> findings.add("file '" + path + "' does not lie below its table"));
    if (!output.fingerprint().equals(view.fingerprint())) {
      findings.add(
          "the view has fingerprint " + view.fingerprint() + ", not " + output.fingerprint());
    }
    if (!task.shard().equals(Shard.ALL)) {
      findings.add(
          "shard " + task.shard() + " would replace the rows of all others; plan one shard");
    }
    return findings;
  }

  private List<Finding> rows(
      ViewComputed task, ViewGraph graph, ViewArtefact view, ComputedOutput output) {
    try {
      PinnedTables others = PinnedTables.load(task, graph, view, warehouse, tables);
      List<Path> files = files(task, output);
      return sessions.run(
          Stream.concat(files.stream(), others.directories().stream()).toList(),
          session ->
              new ContractCheck(session, graph, view).findings(files, others, sessions.engine()));
    } catch (EngineException | TableException | IllegalArgumentException e) {
      if (sessions.isClosed()) {
        throw e;
      }
      return List.of(
          Finding.metadata("checks that can be completed", String.valueOf(e.getMessage())));
    }
  }

  private List<Path> files(ViewComputed task, ComputedOutput output) {
    Long base = output.base();
    if (output.changed() || base == null) {
      return refused.dataFiles(task, output);
    }
    TableSnapshot unchanged = tables.at(warehouse.resolve(output.location()), base);
    return unchanged.paths();
  }
}
