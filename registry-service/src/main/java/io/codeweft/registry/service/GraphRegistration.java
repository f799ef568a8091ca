package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.event.ViewGraphRegistered.Kind;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotDiff;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RegistryState.Registration;
import io.codeweft.registry.graph.Compilation;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.graph.FunctionImpact;
import io.codeweft.registry.graph.GraphCompiler;
import io.codeweft.registry.graph.GraphCompiler.Memory;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.TableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registers packs, rolls back and deletes, one at a time.
 *
 * <p>Whatever is done is made by its event. Before the next event of a name is sent, the rows of
 * all earlier ones are in the history: the topic keeps the newest event of a name for ever, so that
 * a row which a crash has kept from being written can always be made up from it.
 */
@ApplicationScoped
public class GraphRegistration {
  private final Store store;
  private final RegistrationJournal journal;
  private final RegistrationRows rows;
  private final GraphStore graphs;
  private final GraphCompiler compiler;
  private final StoredSnapshots snapshots;
  private final RegistrationParity parity;
  private final Leadership leadership;
  private final RegistryConfig config;

  GraphRegistration(
      Store store,
      RegistrationJournal journal,
      RegistryWarehouse warehouse,
      RegistrationParity parity,
      Leadership leadership,
      RegistryConfig config) {
    this.store = store;
    this.journal = journal;
    this.rows = new RegistrationRows(journal, warehouse);
    this.graphs = warehouse.graphs();
    this.compiler = warehouse.compiler();
    this.snapshots = warehouse.snapshots();
    this.parity = parity;
    this.leadership = leadership;
    this.config = config;
  }

  /**
   * @param isNew false when this version was current before, and nothing was published
   */
  public record Registered(ViewGraphRegistered event, Compilation compilation, boolean isNew) {}

  /**
   * What a registration would do.
   *
   * @param current what it would replace; null when there is no graph of the name
   * @param before the graph of {@code current}
   */
  public record Preview(
      Compilation compilation, @Nullable ViewGraphRegistered current, @Nullable ViewGraph before) {}

  /** What is being done, and why. */
  private record Purpose(
      Kind kind, @Nullable Long restores, @Nullable String reason, List<Finding> impacts) {
    Purpose(Kind kind, @Nullable Long restores, @Nullable String reason) {
      this(kind, restores, reason, List.of());
    }
  }

  /**
   * Compiles a pack and makes it current; returns when the registry itself has read that back.
   *
   * @throws GraphRefusedException when the pack is wrong; nothing but the refusal was stored
   */
  public synchronized Registered register(PackBundle pack, Precondition expected)
      throws GraphRefusedException {
    catchUp();
    Purpose purpose = new Purpose(Kind.REGISTERED, null, null);
    return publish(compile(pack, purpose), expected, purpose);
  }

  /**
   * Compiles a pack as {@link #register} would, and writes nothing. Any instance may do it.
   *
   * @throws GraphRefusedException when the pack is wrong
   */
  public Preview preview(PackBundle pack, Precondition expected) throws GraphRefusedException {
    FunctionSnapshot functions = functions();
    Compilation compilation = compiler.compile(pack, functions, Memory.UNTOUCHED);
    String name = compilation.graph().name();
    accept(compilation.graph(), Kind.REGISTERED);
    parity.requireSilently(compilation.graph(), functions);
    requireHolds(name, expected);
    ViewGraphRegistered current = current(name).orElse(null);
    return new Preview(
        compilation, current, current == null ? null : graphs.graph(current.graphObject()).graph());
  }

  /**
   * Registers the pack of an earlier registration again. It is the same version, unless functions
   * or lane have changed since; then the reason says so.
   *
   * @throws GraphRefusedException when it does not compile any more
   */
  public synchronized Registered rollback(String name, RollbackTarget target, Precondition expected)
      throws GraphRefusedException {
    catchUp();
    RegistrationRecord row = target.find(name, rows.history());
    long number = Objects.requireNonNull(row.number());
    RegistrationRecord.Content content = Objects.requireNonNull(row.content());
    Purpose purpose = new Purpose(Kind.ROLLED_BACK, number, null);
    Compilation compilation = compile(pack(number, content.packObject()), purpose);
    return publish(
        compilation,
        expected,
        new Purpose(Kind.ROLLED_BACK, number, compiledAgain(number, content, compilation.graph())));
  }

  private static @Nullable String compiledAgain(
      long number, RegistrationRecord.Content then, ViewGraph now) {
    if (now.version().equals(then.version())) {
      return null;
    }
    String again = "compiled again, since registration " + number + " was compiled ";
    return now.functionSnapshot().equals(then.functionSnapshot())
        ? again + "by an earlier policy lane"
        : again
            + "against functions "
            + then.functionSnapshot()
            + " and "
            + now.functionSnapshot()
            + " are current";
  }

  /**
   * Compiles the pack of a current graph against the current functions.
   *
   * @param number of the registration whose functions are not current any more
   * @throws GraphRefusedException when it does not compile with them; the registration stays
   */
  public synchronized void recompile(String name, long number) throws GraphRefusedException {
    catchUp();
    ViewGraphRegistered current =
        store
            .read(state -> state.graph(name))
            .filter(graph -> graph.number() == number)
            .orElse(null);
    FunctionSnapshot functions = functions();
    if (current == null || current.functionSnapshot().equals(functions.hash())) {
      return;
    }
    String reason =
        "the functions have changed from " + current.functionSnapshot() + " to " + functions.hash();
    Purpose purpose = new Purpose(Kind.RECOMPILED, null, reason, impacts(current, functions));
    publish(compile(pack(number, current.packObject()), purpose), new Precondition.None(), purpose);
  }

  /** What has changed for the views of a graph since it was compiled. */
  private List<Finding> impacts(ViewGraphRegistered current, FunctionSnapshot functions) {
    try {
      return FunctionImpact.findings(
          FunctionImpact.of(
              SnapshotDiff.between(snapshots.get(current.functionSnapshot()), functions),
              List.of(graphs.graph(current.graphObject()).graph())));
    } catch (TableException e) {
      return List.of(
          Finding.ofPack(
              "functions-lost",
              "it is not known what has changed for its views: " + e.getMessage()));
    }
  }

  /** Makes that there is no graph of the name any more; its tables stay. */
  public synchronized ViewGraphRegistered delete(String name, Precondition expected) {
    catchUp();
    ViewGraphRegistered current = current(name).orElseThrow(() -> unknown(name));
    requireHolds(name, expected);
    ViewGraphRegistered event =
        new ViewGraphRegistered(
            name,
            current.version(),
            nextNumber(name),
            current.functionSnapshot(),
            current.graphObject(),
            current.packObject(),
            Kind.DELETED,
            null,
            null);
    long start = System.nanoTime();
    journal.publish(event);
    rows.recordDone(awaitReadBack(event), null, List.of(), start);
    return event;
  }

  /** Writes the rows that a crash has kept from being written. */
  public synchronized void catchUp() {
    leadership.require();
    store.read(state -> List.copyOf(state.registrations())).forEach(rows::recordMissing);
  }

  /** What was registered under a number. */
  private PackBundle pack(long number, String packObject) throws GraphRefusedException {
    try {
      return graphs.pack(packObject);
    } catch (TableException | IllegalArgumentException e) {
      throw new GraphRefusedException(
          List.of(
              Finding.ofPack(
                  "pack-lost",
                  "the pack of registration "
                      + number
                      + " cannot be read: "
                      + e.getMessage()
                      + "; register it from its files")));
    }
  }

  private Compilation compile(PackBundle pack, Purpose purpose) throws GraphRefusedException {
    FunctionSnapshot functions = functions();
    long start = System.nanoTime();
    try {
      Compilation compilation = compiler.compile(pack, functions, Memory.KEPT);
      ViewGraph graph = compilation.graph();
      accept(graph, purpose.kind());
      if (current(graph.name()).filter(c -> c.version().equals(graph.version())).isEmpty()) {
        parity.require(graph, functions);
      }
      journal.keep(functions);
      return compilation;
    } catch (GraphRefusedException e) {
      rows.recordRefused(pack, purpose.restores(), purpose.reason(), e, purpose.impacts(), start);
      throw e;
    }
  }

  /** A dataset may go back to what it was when that had been registered before. */
  private void accept(ViewGraph graph, Kind kind) throws GraphRefusedException {
    ViewGraph before =
        kind == Kind.ROLLED_BACK
            ? null
            : current(graph.name())
                .map(current -> graphs.graph(current.graphObject()).graph())
                .orElse(null);
    GraphCompiler.accept(graph, others(graph.name()), before);
  }

  private Registered publish(Compilation compilation, Precondition expected, Purpose purpose) {
    ViewGraph graph = compilation.graph();
    requireHolds(graph.name(), expected);
    long start = System.nanoTime();
    // Also when the version is current: objects are what a lost warehouse lacks.
    String graphObject = journal.keep(graph);
    compiler.stored(compilation, graphObject);
    String packObject = journal.keep(compilation.pack());
    Optional<ViewGraphRegistered> current = current(graph.name());
    if (current.isPresent() && current.get().version().equals(graph.version())) {
      return new Registered(current.get(), compilation, false);
    }
    ViewGraphRegistered event =
        new ViewGraphRegistered(
            graph.name(),
            graph.version(),
            nextNumber(graph.name()),
            graph.functionSnapshot(),
            graphObject,
            packObject,
            purpose.kind(),
            purpose.restores(),
            purpose.reason());
    journal.publish(event);
    rows.recordDone(awaitReadBack(event), compilation, purpose.impacts(), start);
    return new Registered(event, compilation, true);
  }

  private long nextNumber(String name) {
    long told =
        store
            .read(state -> state.registration(name))
            .map(registration -> registration.event().number())
            .orElse(0L);
    // The topic forgets with its broker, the history does not.
    return Math.max(told, rows.history().lastNumber(name)) + 1;
  }

  private void requireHolds(String name, Precondition expected) {
    ViewGraphRegistered current = current(name).orElse(null);
    if (!expected.holds(current)) {
      throw RegistryErrors.preconditionFailed(name, expected, current);
    }
  }

  private Optional<ViewGraphRegistered> current(String name) {
    return store.read(state -> state.graph(name));
  }

  private RuntimeException unknown(String name) {
    return RegistryErrors.unknown(
        "graph",
        name,
        store.read(state -> state.graphs().stream().map(ViewGraphRegistered::name).toList()));
  }

  /** Services start in any order, so the snapshot of this release may be on its way. */
  FunctionSnapshot functions() {
    String library = parity.parity().library().libraryHash();
    store.await(
        "a function snapshot was awaited",
        state -> state.hasFunctions(library),
        config.snapshotTimeout());
    return store.read(RegistryState::functions).orElseThrow(RegistryErrors::noFunctionSnapshot);
  }

  private List<ViewGraph> others(String name) {
    return store.read(state -> List.copyOf(state.graphs())).stream()
        .filter(other -> !other.name().equals(name))
        .map(other -> graphs.graph(other.graphObject()).graph())
        .toList();
  }

  private Registration awaitReadBack(ViewGraphRegistered event) {
    store.await(
        "a registration was read back",
        state ->
            state
                .registration(event.name())
                .filter(registration -> registration.event().number() >= event.number())
                .isPresent(),
        config.readBackTimeout());
    return store
        .read(state -> state.registration(event.name()))
        .filter(registration -> registration.event().equals(event))
        .orElseThrow(() -> RegistryErrors.notReadBack(event, config.readBackTimeout()));
  }
}
