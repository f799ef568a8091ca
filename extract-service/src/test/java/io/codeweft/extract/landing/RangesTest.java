package io.codeweft.extract.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.tables.LiveFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RangesTest {
  /** Of what a file of a small table aims at. */
  private static final long HALF = 64 << 10;

  private static LandedFile file(String path, long size) {
    return new LandedFile(path, "digest", null, size, 1, 0);
  }

  private static LiveFile live(String first, String last) {
    TreeMap<String, ColumnStatistics> bounds = new TreeMap<>();
    bounds.put("path", new ColumnStatistics(first, last, 0));
    return new LiveFile(first + "-" + last, 1, 1, bounds);
  }

  private static List<String> names(List<LiveFile> files) {
    return files.stream().map(LiveFile::path).toList();
  }

  private static PathWeights weights(long each, String... paths) {
    return new PathWeights(Arrays.stream(paths).map(path -> file(path, each)).toList());
  }

  @Test
  void onlyTheRangeOfAChangedPathIsRewritten() {
    PathWeights weights = weights(HALF, "a", "b", "c", "d", "e", "f");
    Ranges ranges =
        new Ranges(List.of(live("a", "b"), live("c", "d"), live("e", "f")), "path", weights);
    assertThat(ranges.touchedBy(List.of("d")))
        .singleElement()
        .satisfies(group -> assertThat(names(group.files())).containsExactly("c-d"));
    assertThat(names(ranges.holding(List.of("d", "dd")))).containsExactly("c-d");
    assertThat(ranges.holding(List.of("A", "bb", "dd", "g"))).isEmpty();
  }

  @Test
  void aPathBetweenRangesGoesToTheOneBefore() {
    PathWeights weights = weights(HALF, "a", "b", "bb", "c", "d");
    Ranges ranges = new Ranges(List.of(live("a", "b"), live("c", "d")), "path", weights);
    assertThat(ranges.touchedBy(List.of("bb")))
        .singleElement()
        .satisfies(group -> assertThat(names(group.files())).containsExactly("a-b"));
    assertThat(ranges.touchedBy(List.of("A")))
        .singleElement()
        .satisfies(group -> assertThat(names(group.files())).containsExactly("a-b"));
  }

  @Test
  void neighboursThatChangeAreRewrittenTogetherAndOthersApart() {
    PathWeights weights = weights(HALF, "a", "b", "c", "d", "e", "f");
    Ranges ranges =
        new Ranges(
            List.of(live("a", "a"), live("b", "b"), live("c", "d"), live("e", "f")),
            "path",
            weights);
    assertThat(ranges.touchedBy(List.of("a", "b", "f")))
        .extracting(group -> names(group.files()), Ranges.Group::changed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(List.of("a-a", "b-b"), List.of("a", "b")),
            org.assertj.core.groups.Tuple.tuple(List.of("e-f"), List.of("f")));
  }

  @Test
  void aRangeThatShrankIsPutTogetherWithANeighbour() {
    PathWeights weights = weights(HALF, "a", "b", "e", "f");
    Ranges ranges =
        new Ranges(List.of(live("a", "b"), live("c", "d"), live("e", "f")), "path", weights);
    assertThat(ranges.touchedBy(List.of("c", "d")))
        .singleElement()
        .satisfies(group -> assertThat(names(group.files())).containsExactly("c-d", "e-f"));
    Ranges atTheEnd = new Ranges(List.of(live("a", "b"), live("c", "d")), "path", weights);
    assertThat(atTheEnd.touchedBy(List.of("c", "d")))
        .singleElement()
        .satisfies(group -> assertThat(names(group.files())).containsExactly("a-b", "c-d"));
  }

  @Test
  void filesWhoseBoundsMeetAreOneRange() {
    PathWeights weights = weights(HALF, "a", "b", "c", "d");
    List<LiveFile> cut = List.of(live("a", "bz"), live("b", "c"), live("d", "d"));
    assertThat(names(new Ranges(cut, "path", weights).holding(List.of("a"))))
        .containsExactly("a-bz", "b-c");
    LiveFile unbounded = new LiveFile("x", 1, 1, new TreeMap<>());
    assertThat(
            names(
                new Ranges(List.of(live("a", "b"), unbounded), "path", weights)
                    .holding(List.of("q"))))
        .containsExactly("a-b", "x");
  }

  @Test
  void aGroupIsSplitOnlyWhenItHasGrownBeyondTwiceTheAim() {
    String[] paths = {"a", "b", "c", "d", "e", "f", "g", "h"};
    PathWeights weights = weights(HALF - 1024, paths);
    assertThat(Ranges.spans(List.of(paths).subList(0, 4), weights))
        .containsExactly(new Span("a", "d"));
    assertThat(Ranges.spans(List.of(paths), weights))
        .containsExactly(
            new Span("a", "b"), new Span("c", "d"), new Span("e", "f"), new Span("g", "h"));
    assertThat(Ranges.spans(List.of(), weights)).isEmpty();
  }

  /** Whatever changes, ranges stay apart, and a path is in the range that is said to hold it. */
  @Test
  void rangesNeverOverlap() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    List<List<String>> table = new ArrayList<>();
    TreeSet<String> present = new TreeSet<>(PathOrder.BY_BYTES);
    for (int step = 0; step < 300; step++) {
      TreeSet<String> changed = new TreeSet<>(PathOrder.BY_BYTES);
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        changed.add(path(random));
      }
      changed.forEach(
          path -> {
            if (random.nextInt(3) == 0) {
              present.remove(path);
            } else {
              present.add(path);
            }
          });
      PathWeights weights =
          new PathWeights(present.stream().map(path -> file(path, HALF)).toList());
      List<LiveFile> live =
          table.stream().map(rows -> live(rows.getFirst(), rows.getLast())).toList();
      Ranges ranges = new Ranges(live, "path", weights);
      for (Ranges.Group group : ranges.touchedBy(List.copyOf(changed))) {
        TreeSet<String> rows = new TreeSet<>(PathOrder.BY_BYTES);
        for (LiveFile old : group.files()) {
          List<String> held =
              table.stream()
                  .filter(r -> (r.getFirst() + "-" + r.getLast()).equals(old.path()))
                  .findFirst()
                  .orElseThrow();
          rows.addAll(held);
          table.remove(held);
        }
        rows.removeAll(changed);
        group.changed().stream().filter(present::contains).forEach(rows::add);
        for (Span span : Ranges.spans(List.copyOf(rows), weights)) {
          table.add(List.copyOf(rows.subSet(span.first(), true, span.last(), true)));
        }
      }
      table.sort((a, b) -> PathOrder.BY_BYTES.compare(a.getFirst(), b.getFirst()));
      assertThat(table.stream().flatMap(List::stream).toList())
          .as("seed %d, step %d", seed, step)
          .containsExactlyElementsOf(present);
      assertThat(table).as("seed %d, step %d", seed, step).allMatch(rows -> rows.size() <= 5);
    }
    assertThat(table.size()).isGreaterThan(10);
  }

  private static String path(Random random) {
    List<String> letters = List.of("a", "b", "\u00e9", "\uffee", "\uD83D\uDE00", "/");
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      path.append(letters.get(random.nextInt(letters.size())));
    }
    return path.toString();
  }

  @Test
  void pathsAreInTheOrderOfTheirBytes() {
    List<String> paths =
        new ArrayList<>(List.of("\uD83D\uDE00", "\uffee", "z", "", "za", "\u00e9"));
    Collections.sort(paths, PathOrder.BY_BYTES);
    assertThat(paths).containsExactly("", "z", "za", "\u00e9", "\uffee", "\uD83D\uDE00");
  }
}
