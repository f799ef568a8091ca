package io.codeweft.compiler.internal.partition;

import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.Partitioning.Exchange;
import io.codeweft.contracts.graph.Partitioning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the owner of a view. */
public final class Partitioner {
  private final Dependence plan;
  private final Owners owners;
  private final List<Integer> scans;

  private Partitioner(Dependence plan, Owners owners) {
    this.plan = plan;
    this.owners = owners;
    this.scans =
        IntStream.range(0, plan.tables().size())
            .filter(scan -> !owners.isConstant(plan.tables().get(scan)))
            .boxed()
            .toList();
  }

  /**
   * @param declared the owner the contract of the view asks for, or null
   */
  public static Partitioning of(Dependence plan, Owners owners, @Nullable String declared) {
    return new Partitioner(plan, owners).choose(declared);
  }

  private Partitioning choose(@Nullable String declared) {
    if (scans.isEmpty()) {
      List<String> owner = declared == null ? List.of() : List.of(declared);
      return new Partitioning(
          Kind.WHOLE, owner, List.of(), List.of(), "it reads nothing that an extract can change");
    }
    List<Dependence.Column> byOwners = byOwners(declared);
    boolean fits =
        declared == null || byOwners.stream().anyMatch(c -> c.name().equalsIgnoreCase(declared));
    if (!byOwners.isEmpty() && fits) {
      return by(byOwners);
    }
    List<Dependence.Column> candidates =
        plan.columns().stream()
            .filter(c -> c.scalar() && c.reach() != null)
            .filter(c -> declared == null || c.name().equalsIgnoreCase(declared))
            .toList();
    if (candidates.isEmpty()) {
      return without(declared);
    }
    if (declared == null
        && scans.stream().allMatch(s -> owners.of(plan.tables().get(s)).isEmpty())) {
      return Partitioning.whole("the rows of its inputs have no owner");
    }
    if (candidates.stream().allMatch(Partitioner::isShared)) {
      List<String> owner = declared == null ? List.of() : List.of(declared);
      String column = candidates.getFirst().name();
      return new Partitioning(
          Kind.WHOLE,
          owner,
          List.of(),
          List.of(),
          "its rows share nothing with those of its inputs but '"
              + column
              + "', which is the same in all rows of a repository");
    }
    return by(declared == null ? best(candidates) : candidates.subList(0, 1));
  }

  /** Columns that carry the owner of every input; empty when there are none. */
  private List<Dependence.Column> byOwners(@Nullable String declared) {
    int arity = owners.of(plan.tables().get(scans.getFirst())).size();
    List<Dependence.Column> chosen = new ArrayList<>();
    for (int part = 0; part < arity; part++) {
      int at = part;
      List<Dependence.Column> fitting =
          plan.columns().stream().filter(c -> carries(c, at, arity)).toList();
      if (fitting.isEmpty()) {
        return List.of();
      }
      chosen.add(
          fitting.stream()
              .filter(c -> c.name().equalsIgnoreCase(declared))
              .findFirst()
              .orElse(fitting.getFirst()));
    }
    return chosen;
  }

  private boolean carries(Dependence.Column column, int part, int arity) {
    Reach reach = column.reach();
    if (reach == null) {
      return false;
    }
    for (int scan = 0; scan < plan.tables().size(); scan++) {
      String table = plan.tables().get(scan);
      Need need = reach.need(scan);
      if (owners.isConstant(table)) {
        if (need instanceof Need.Own) {
          return false;
        }
        continue;
      }
      List<List<String>> owner = owners.parts(table);
      boolean own =
          owner.size() == arity
              && need instanceof Need.Own(String name)
              && owner.get(part).contains(name);
      if (!own) {
        return false;
      }
    }
    return true;
  }

  /**
   * The one that keeps most inputs with their owners; together with those of the same inputs that
   * do as well, since each helps to tell their rows apart.
   */
  private List<Dependence.Column> best(List<Dependence.Column> candidates) {
    Comparator<Dependence.Column> order =
        Comparator.<Dependence.Column>comparingInt(c -> isOwner(c) ? 0 : 1)
            .thenComparingLong(c -> -count(c, false))
            .thenComparingLong(c -> -count(c, true));
    List<Dependence.Column> usable =
        candidates.stream().filter(c -> scans.stream().noneMatch(s -> isWhole(c, s))).toList();
    List<Dependence.Column> distinguishing =
        usable.stream().filter(column -> !isShared(column)).toList();
    List<Dependence.Column> all =
        !distinguishing.isEmpty() ? distinguishing : usable.isEmpty() ? candidates : usable;
    Dependence.Column first = all.stream().min(order).orElseThrow();
    List<Dependence.Column> equal = new ArrayList<>();
    Set<Reach> seen = new LinkedHashSet<>();
    for (Dependence.Column column : all) {
      if (order.compare(column, first) == 0
          && sources(column).equals(sources(first))
          && seen.add(reach(column))) {
        equal.add(column);
      }
    }
    return equal;
  }

  private static boolean isShared(Dependence.Column column) {
    return reach(column).from().stream().allMatch(source -> Owners.isShared(source.column()));
  }

  /** Whether the values are owners in the inputs they are taken from. */
  private boolean isOwner(Dependence.Column column) {
    return reach(column).from().stream().allMatch(s -> isOwner(s.scan(), s.column()));
  }

  private static Set<Integer> sources(Dependence.Column column) {
    return reach(column).from().stream().map(Reach.Source::scan).collect(Collectors.toSet());
  }

  private static Reach reach(Dependence.Column column) {
    return Objects.requireNonNull(column.reach());
  }

  private boolean isWhole(Dependence.Column column, int scan) {
    return reach(column).need(scan) instanceof Need.Whole;
  }

  /** How many scans stay with a column of theirs, with their owner or with any. */
  private long count(Dependence.Column column, boolean any) {
    return scans.stream()
        .filter(
            scan ->
                reach(column).need(scan) instanceof Need.Own(String own)
                    && (any || isOwner(scan, own)))
        .count();
  }

  private boolean isOwner(int scan, String column) {
    return owners.parts(plan.tables().get(scan)).stream().anyMatch(p -> p.contains(column));
  }

  private Partitioning by(List<Dependence.Column> columns) {
    List<Exchange> exchanges = new ArrayList<>();
    Set<String> reasons = new LinkedHashSet<>();
    boolean whole = false;
    List<String> owner = columns.stream().map(Dependence.Column::name).toList();
    for (int scan = 0; scan < plan.tables().size(); scan++) {
      String table = plan.tables().get(scan);
      SortedSet<String> own = new TreeSet<>();
      Need need = new Need.Whole("");
      for (Dependence.Column column : columns) {
        Need one = reach(column).need(scan);
        if (one instanceof Need.Own(String name)) {
          own.add(name);
        }
        need = Need.better(one, need);
      }
      if (owners.isConstant(table) && own.isEmpty()) {
        continue;
      }
      if (isOwner(table, own)) {
        continue;
      }
      whole |= need instanceof Need.Whole;
      exchanges.add(new Exchange(table, key(need, own)));
      reasons.add(reason(table, need, own, owner));
    }
    Kind kind = whole ? Kind.WHOLE : exchanges.isEmpty() ? Kind.CO_PARTITIONED : Kind.KEYED;
    String reason =
        exchanges.isEmpty()
            ? "every input is read by its owner"
            : String.join("; ", new TreeSet<>(reasons));
    return new Partitioning(kind, owner, carriers(columns), exchanges, reason);
  }

  /** Whether the columns hold all parts of the owner and nothing else. */
  private boolean isOwner(String table, Set<String> columns) {
    List<List<String>> parts = owners.parts(table);
    return !columns.isEmpty()
        && parts.stream().allMatch(part -> part.stream().anyMatch(columns::contains))
        && columns.stream().allMatch(c -> parts.stream().anyMatch(part -> part.contains(c)));
  }

  /** Other columns with the same reach, for an owner that is one column. */
  private List<String> carriers(List<Dependence.Column> columns) {
    Dependence.Column first = columns.getFirst();
    return columns.size() > 1
        ? List.of()
        : plan.columns().stream()
            .filter(column -> column != first && reach(first).equals(column.reach()))
            .map(Dependence.Column::name)
            .toList();
  }

  private static List<String> key(Need need, SortedSet<String> own) {
    return switch (need) {
      case Need.Own one -> List.copyOf(own);
      case Need.Key key -> List.copyOf(key.columns());
      case Need.Whole whole -> List.of();
    };
  }

  private String reason(String table, Need need, SortedSet<String> own, List<String> ours) {
    return switch (need) {
      case Need.Own one -> table + " is gathered by " + listed(own) + notBy(table, own, ours);
      case Need.Key key ->
          table
              + " is "
              + key.how()
              + " by "
              + listed(key.columns())
              + notBy(table, key.columns(), ours);
      case Need.Whole whole -> table + " " + whole.why();
    };
  }

  private String notBy(String table, Set<String> key, List<String> ours) {
    List<String> owner = owners.of(table);
    return owner.isEmpty()
        ? ", and its rows have no owner"
        : isOwner(table, key)
            ? ", not by the owner " + listed(ours) + " of this view"
            : ", not by its owner " + listed(owner);
  }

  private static String listed(java.util.Collection<String> columns) {
    return columns.size() == 1 ? columns.iterator().next() : "(" + String.join(", ", columns) + ")";
  }

  private Partitioning without(@Nullable String declared) {
    List<String> owner = declared == null ? List.of() : List.of(declared);
    String reason =
        plan.obstacles().isEmpty()
            ? (declared == null ? "no output column" : "'" + declared + "' is computed and never")
                + " is a column of its inputs as it is"
            : plan.obstacles().getLast();
    return new Partitioning(Kind.WHOLE, owner, List.of(), List.of(), reason);
  }
}
