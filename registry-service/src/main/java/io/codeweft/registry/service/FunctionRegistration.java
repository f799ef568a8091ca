package io.codeweft.registry.service;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionChanged.Kind;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotDiff;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RegistryState.MadeFunction;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.graph.FunctionCandidate;
import io.codeweft.registry.graph.FunctionImpact;
import io.codeweft.registry.graph.FunctionRefusedException;
import io.codeweft.registry.graph.GraphCompiler;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.history.FunctionHistory;
import io.codeweft.tables.TableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Creates, replaces and deletes SQL functions, one at a time and never while a graph is registered.
 *
 * <p>A change is made by its event; the udf-service answers it with a snapshot. What would leave a
 * registered view without a function, or with one it cannot call, is not made: every graph that
 * uses the function is compiled with the snapshot as it would be.
 */
@ApplicationScoped
public class FunctionRegistration {
  private final Store store;
  private final EventSender events;
  private final GraphRegistration graphs;
  private final RegistryWarehouse warehouse;
  private final FunctionHistory history;
  private final Leadership leadership;
  private final RegistryConfig config;

  FunctionRegistration(
      Store store,
      EventSender events,
      GraphRegistration graphs,
      RegistryWarehouse warehouse,
      Leadership leadership,
      RegistryConfig config) {
    this.store = store;
    this.events = events;
    this.graphs = graphs;
    this.warehouse = warehouse;
    this.history = warehouse.functions();
    this.leadership = leadership;
    this.config = config;
  }

  /** How far a change has come. */
  public enum State {
    /** It was only looked at. */
    PREVIEWED,
    /** The function is that already. */
    UNCHANGED,
    /** It is in the snapshot that views are compiled against. */
    CURRENT,
    /** It is stored, and no snapshot has it yet. */
    STORED
  }

  /**
   * @param change of a preview: what would be sent
   * @param impacts functions whose hash changes, with the views that use them
   */
  public record Changed(FunctionChanged change, State state, List<FunctionImpact> impacts) {}

  /**
   * Creates or replaces a function.
   *
   * @param text one {@code CREATE [OR REPLACE] FUNCTION} statement
   * @param dryRun only say what it would do; any instance may
   * @throws FunctionRefusedException with everything that speaks against it
   */
  public Changed create(String text, boolean dryRun) throws FunctionRefusedException {
    synchronized (graphs) {
      FunctionSnapshot current = begin(dryRun);
      FunctionCandidate candidate = FunctionCandidate.create(current, made(current), text);
      if (candidate.isSame()) {
        return new Changed(newest(candidate.name()), State.UNCHANGED, List.of());
      }
      Kind kind = candidate.before() == null ? Kind.CREATED : Kind.REPLACED;
      return change(current, candidate, kind, text, dryRun);
    }
  }

  /**
   * Deletes a function.
   *
   * @throws FunctionRefusedException with everything that speaks against it
   */
  public Changed delete(String name, boolean dryRun) throws FunctionRefusedException {
    synchronized (graphs) {
      FunctionSnapshot current = begin(dryRun);
      String lower = name.toLowerCase(Locale.ROOT);
      Set<String> made = made(current);
      FunctionChanged newest = newest(lower);
      if (newest.current() == null) {
        throw RegistryErrors.unknown("SQL function", name, made);
      }
      FunctionCandidate candidate =
          made.contains(lower)
              ? FunctionCandidate.drop(current, made, lower)
              : FunctionCandidate.dropAside(current, newest.definition());
      return change(current, candidate, Kind.DELETED, newest.text(), dryRun);
    }
  }

  /** Writes the rows that a crash has kept from being written. */
  private FunctionSnapshot begin(boolean dryRun) {
    if (!dryRun) {
      leadership.require();
      store
          .read(state -> List.copyOf(state.madeFunctions()))
          .forEach(made -> history.append(made.event(), made.at().toString()));
    }
    return graphs.functions();
  }

  private Changed change(
      FunctionSnapshot current, FunctionCandidate found, Kind kind, String text, boolean dryRun)
      throws FunctionRefusedException {
    long number = nextNumber(found.name());
    FunctionCandidate candidate = found.numbered(number);
    List<FunctionImpact> impacts =
        FunctionImpact.of(
            SnapshotDiff.between(current, candidate.snapshot()),
            registered().stream().map(this::compiled).toList());
    requireCompiles(candidate, impacts);
    FunctionChanged change =
        new FunctionChanged(
            candidate.name(), number, kind, text, candidate.definition().orElseThrow());
    if (dryRun) {
      return new Changed(change, State.PREVIEWED, impacts);
    }
    events.send(change);
    MadeFunction readBack = awaitReadBack(change);
    record(readBack);
    boolean inSnapshot = await(state -> isCurrent(state, change), config.functionTimeout());
    return new Changed(change, inSnapshot ? State.CURRENT : State.STORED, impacts);
  }

  /** Whether the current snapshot has this change. */
  public static boolean isCurrent(RegistryState state, FunctionChanged change) {
    Optional<FunctionDefinition> found = state.functions().flatMap(all -> all.named(change.name()));
    return change.kind() == Kind.DELETED
        ? found
            .filter(
                function -> Objects.equals(function.expression(), change.definition().expression()))
            .isEmpty()
        : found.filter(function -> function.version() == change.number()).isPresent();
  }

  private void requireCompiles(FunctionCandidate candidate, List<FunctionImpact> impacts)
      throws FunctionRefusedException {
    Set<String> hit =
        impacts.stream()
            .filter(impact -> impact.change().rebuilds())
            .flatMap(impact -> impact.views().stream())
            .map(FunctionImpact.Use::graph)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Finding> findings = new ArrayList<>();
    for (ViewGraphRegistered graph : registered()) {
      if (hit.contains(graph.name())) {
        findings.addAll(findings(graph, candidate.snapshot()));
      }
    }
    if (!findings.isEmpty()) {
      throw new FunctionRefusedException(findings);
    }
  }

  private List<Finding> findings(ViewGraphRegistered graph, FunctionSnapshot snapshot) {
    try {
      warehouse
          .compiler()
          .compile(
              warehouse.graphs().pack(graph.packObject()), snapshot, GraphCompiler.Memory.KEPT);
      return List.of();
    } catch (GraphRefusedException e) {
      return e.findings().stream().map(finding -> finding.inGraph(graph.name())).toList();
    } catch (TableException e) {
      return List.of(
          Finding.ofPack("pack-lost", String.valueOf(e.getMessage())).inGraph(graph.name()));
    }
  }

  private List<ViewGraphRegistered> registered() {
    return store.read(state -> List.copyOf(state.graphs()));
  }

  private ViewGraph compiled(ViewGraphRegistered graph) {
    return warehouse.graphs().graph(graph.graphObject()).graph();
  }

  /** Names of the functions of a snapshot that were made by SQL. */
  private Set<String> made(FunctionSnapshot current) {
    return store
        .read(
            state ->
                state.madeFunctions().stream()
                    .map(MadeFunction::event)
                    .filter(change -> change.current() != null && isCurrent(state, change))
                    .map(FunctionChanged::name)
                    .toList())
        .stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private FunctionChanged newest(String name) {
    return store
        .read(state -> state.madeFunction(name))
        .map(MadeFunction::event)
        .orElseThrow(() -> RegistryErrors.unknown("SQL function", name, List.of()));
  }

  private long nextNumber(String name) {
    long told =
        store.read(state -> state.madeFunction(name)).map(made -> made.event().number()).orElse(0L);
    // The topic forgets with its broker, the history does not.
    return Math.max(told, history.lastNumber(name)) + 1;
  }

  private void record(MadeFunction done) {
    try {
      history.append(done.event(), done.at().toString());
    } catch (TableException e) {
      throw RegistryErrors.notRecorded(done.event(), e);
    }
  }

  private MadeFunction awaitReadBack(FunctionChanged change) {
    await(
        state ->
            state
                .madeFunction(change.name())
                .filter(made -> made.event().number() >= change.number())
                .isPresent(),
        config.readBackTimeout());
    return store
        .read(state -> state.madeFunction(change.name()))
        .filter(made -> made.event().equals(change))
        .orElseThrow(() -> RegistryErrors.notReadBack(change, config.readBackTimeout()));
  }

  private boolean await(Predicate<RegistryState> condition, Duration timeout) {
    return store.await("a function was read back", condition, timeout);
  }
}
