package io.codeweft.extract.landing;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.tables.LiveFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a table: each file holds the rows of a range of owners, and ranges do not overlap.
 * A change rewrites the ranges it touches; what grew beyond twice the {@linkplain PathWeights#aim
 * aim} is split, what shrank below a quarter is put together with a neighbour.
 */
final class Ranges {
  /** Beyond so many times the aim a range is split. */
  private static final int MOST = 2;

  /** Below this part of the aim it goes together with a neighbour. */
  private static final int LEAST = 4;

  /** Not below any path: those have at most 4,096 bytes. */
  private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT).repeat(1_024);

  private final List<Range> ranges;
  private final PathWeights weights;

  /** Files whose bounds meet are one range: which of them holds a path is not known. */
  private record Range(String first, String last, List<LiveFile> files) {
    boolean reaches(Range next) {
      return PathOrder.BY_BYTES.compare(last, next.first) >= 0;
    }

    Range with(Range next) {
      List<LiveFile> both = new ArrayList<>(files);
      both.addAll(next.files);
      boolean longer = PathOrder.BY_BYTES.compare(last, next.last) >= 0;
      return new Range(first, longer ? last : next.last, both);
    }
  }

  /**
   * Files to be written anew together, and the changes of their rows.
   *
   * @param files without one, the changes start a table
   * @param changed in order; their new rows go here
   */
  record Group(List<LiveFile> files, List<String> changed) {}

  /**
   * @param owner the column of the owners, by which the table is sorted
   */
  Ranges(List<LiveFile> files, String owner, PathWeights weights) {
    this.ranges = merged(files, owner);
    this.weights = weights;
  }

  private static List<Range> merged(List<LiveFile> files, String owner) {
    List<Range> sorted = new ArrayList<>();
    for (LiveFile file : files) {
      Range range = range(file, file.bounds().get(owner));
      if (range == null) {
        return List.of(new Range("", HIGHEST, files));
      }
      sorted.add(range);
    }
    sorted.sort(
        Comparator.comparing(Range::first, PathOrder.BY_BYTES)
            .thenComparing(Range::last, PathOrder.BY_BYTES));
    List<Range> result = new ArrayList<>();
    for (Range range : sorted) {
      if (!result.isEmpty() && result.getLast().reaches(range)) {
        result.add(result.removeLast().with(range));
      } else {
        result.add(range);
      }
    }
    return result;
  }

  private static @Nullable Range range(LiveFile file, @Nullable ColumnStatistics bounds) {
    return bounds == null || bounds.min() == null || bounds.max() == null
        ? null
        : new Range(bounds.min(), bounds.max(), List.of(file));
  }

  /** Files that may hold rows of one of the owners, which are in order. */
  List<LiveFile> holding(List<String> owners) {
    List<LiveFile> files = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      while (next < owners.size() && isBefore(owners.get(next), range.first())) {
        next++;
      }
      if (next < owners.size() && !isBefore(range.last(), owners.get(next))) {
        files.addAll(range.files());
      }
    }
    return files;
  }

  /** Files that may hold rows of owners of the span. */
  List<LiveFile> meeting(Span span) {
    return ranges.stream()
        .filter(range -> span.meets(range.first(), range.last()))
        .flatMap(range -> range.files().stream())
        .toList();
  }

  private static boolean isBefore(String a, String b) {
    return PathOrder.BY_BYTES.compare(a, b) < 0;
  }

  /**
   * What has to be written anew.
   *
   * @param changed owners whose rows were added, changed or deleted, in order, at least one
   */
  List<Group> touchedBy(List<String> changed) {
    if (ranges.isEmpty()) {
      return List.of(new Group(List.of(), changed));
    }
    List<List<String>> changedByRange = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < ranges.size(); i++) {
      int start = next;
      boolean isLast = i + 1 == ranges.size();
      while (next < changed.size()
          && (isLast || isBefore(changed.get(next), ranges.get(i + 1).first()))) {
        next++;
      }
      changedByRange.add(changed.subList(start, next));
    }
    return groups(changedByRange);
  }

  private List<Group> groups(List<List<String>> changedByRange) {
    List<Group> groups = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < ranges.size(); i++) {
      if (changedByRange.get(i).isEmpty()) {
        continue;
      }
      int from = i;
      int to = i;
      while (to + 1 < ranges.size() && !changedByRange.get(to + 1).isEmpty()) {
        to++;
      }
      if (weight(from, to, changedByRange) < weights.aim() / LEAST) {
        if (to + 1 < ranges.size()) {
          to++;
        } else if (from > taken) {
          from--;
        }
      }
      groups.add(group(from, to, changedByRange));
      taken = to + 1;
      i = to;
    }
    return groups;
  }

  private long weight(int from, int to, List<List<String>> changedByRange) {
    String first = ranges.get(from).first();
    String last = ranges.get(to).last();
    String lowest = changedByRange.get(from).getFirst();
    String highest = changedByRange.get(to).getLast();
    return weights.between(
        isBefore(lowest, first) ? lowest : first, isBefore(last, highest) ? highest : last);
  }

  private Group group(int from, int to, List<List<String>> changedByRange) {
    List<LiveFile> files = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      files.addAll(ranges.get(i).files());
      changed.addAll(changedByRange.get(i));
    }
    return new Group(files, changed);
  }

  /**
   * How the rows of a group are put into files.
   *
   * @param owners those with rows, in order
   */
  static List<Span> spans(List<String> owners, PathWeights weights) {
    long total = owners.stream().mapToLong(weights::of).sum();
    long files = total <= MOST * weights.aim() ? 1 : Math.ceilDiv(total, weights.aim());
    long aim = total / files;
    List<Span> spans = new ArrayList<>();
    String first = null;
    long weight = 0;
    for (int i = 0; i < owners.size(); i++) {
      String owner = owners.get(i);
      first = first == null ? owner : first;
      weight += weights.of(owner);
      if (weight >= aim || i + 1 == owners.size()) {
        spans.add(new Span(first, owner));
        first = null;
        weight = 0;
      }
    }
    return spans;
  }
}
