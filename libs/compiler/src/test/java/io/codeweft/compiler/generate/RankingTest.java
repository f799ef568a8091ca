package io.codeweft.compiler.generate;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.python.PackDatabase;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Relations of the orchard that rank, computed by DuckDB and, once more, by hand: on random data of
 * few values, so that ties, nulls and equal rows abound.
 */
class RankingTest {
  private static final Path ORCHARD =
      Path.of("src/test/resources/io/codeweft/compiler/generate/orchard").toAbsolutePath();
  private static final Path GUIDE = Path.of("../../docs/packs.md").toAbsolutePath();
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(relations:\n.*?)```.*?```\n(.*?)```", Pattern.DOTALL);

  private final long seed = Long.getLong("weft.seed", System.nanoTime());
  private final List<Tree> trees = new ArrayList<>();
  private final List<Picker> pickers = new ArrayList<>();

  @TempDir Path data;

  private record Tree(String path, int treeNo, @Nullable String kind, boolean ripe) {}

  private record Picker(
      String path,
      int pickerNo,
      @Nullable String name,
      @Nullable String kind,
      String method,
      @Nullable Double reach,
      @Nullable Integer skill) {

    @Nullable Double score() {
      return reach == null || skill == null ? null : reach + 0.25 * skill;
    }

    double skillScore() {
      return skill == null ? 0 : 2.5 * skill;
    }
  }

  @Test
  void rowsRankAsTheySay() throws Exception {
    plant(new Random(seed));
    PackDatabase database = database(Map.of());
    List<String> pickings = pickings();
    assertThat(pickings).as("seed %d", seed).anyMatch(row -> row.contains("alone"));
    assertRows(
        database,
        """
        SELECT path, tree_no, picker_no, score, candidate_rank, candidate_count,
          CASE ambiguity_group_id
            WHEN stable_id('ambiguity', repo, path, tree_no) THEN 'shared' ELSE 'alone' END,
          origin
        FROM pickings
        WHERE (ambiguity_group_id IS NULL) = (candidate_count = 1)
        """,
        pickings);
    assertRows(
        database,
        """
        SELECT kind, tree_no, candidate_count,
          CASE ambiguity_group_id
            WHEN stable_id('ambiguity', repo, kind) THEN 'shared' ELSE 'alone' END
        FROM best_trees
        WHERE (ambiguity_group_id IS NULL) = (candidate_count = 1)
        """,
        bestTrees());
    assertRows(
        database,
        "SELECT kind, name, score, candidate_rank, candidate_count FROM top_pickers",
        topPickers());
    assertRows(database, "SELECT kind, number, origin FROM kinds", kinds());
  }

  @Test
  void theExampleOfTheGuideGivesWhatTheGuideSays() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
    assertThat(example.find()).isTrue();
    trees.addAll(List.of(new Tree("east", 1, "apple", true), new Tree("west", 2, "pear", true)));
    pickers.addAll(
        List.of(
            new Picker("east", 1, "Ada", "apple", "ladder", null, null),
            new Picker("east", 2, "Bo", "apple", "hand", null, null),
            new Picker("east", 3, "Cem", "pear", "ladder", null, null),
            new Picker("west", 4, "Dot", "pear", "ladder", null, null)));
    PackDatabase database = database(Map.of("guide", example.group(1)));
    List<String> expected =
        example.group(2).lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertThat(database.rows("SELECT * FROM likely_pickers ORDER BY tree_no, candidate_rank"))
        .hasSize(3)
        .isEqualTo(expected);
  }

  @Test
  void programsAreAsTheyWere() throws Exception {
    String programs =
        graph(Map.of()).views().stream()
            .filter(view -> view.file().equals("registries/orchard.yaml"))
            .map(view -> "-- " + view.name() + "\n" + view.sql().get("duckdb"))
            .collect(Collectors.joining(";\n\n", "", ";\n"));
    Path golden = ORCHARD.resolveSibling("orchard.programs.sql");
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!expected.equals(programs)) {
      Path beside = Path.of("target", String.valueOf(golden.getFileName())).toAbsolutePath();
      Files.writeString(beside, programs);
      assertThat(programs).as("what came out is in " + beside).isEqualTo(expected);
    }
  }

  private void assertRows(PackDatabase database, String sql, List<String> expected)
      throws Exception {
    assertThat(database.rows(sql))
        .as("seed %d: %s", seed, sql)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> pickings() {
    List<String> rows = new ArrayList<>();
    List<Tree> ripe = trees.stream().filter(Tree::ripe).toList();
    // trees of one number are one place
    for (List<Tree> place : groups(ripe, tree -> row(tree.path(), tree.treeNo()))) {
      List<Picker> candidates =
          place.stream()
              .flatMap(
                  tree ->
                      pickers.stream()
                          .filter(p -> p.path().equals(tree.path()))
                          .filter(p -> p.kind() == null || p.kind().equals(tree.kind())))
              .sorted(
                  comparing(Picker::score, nullsLast(reverseOrder()))
                      .thenComparing(Picker::name, nullsLast(naturalOrder()))
                      .thenComparing(Picker::pickerNo, reverseOrder()))
              .toList();
      for (int i = 0; i < candidates.size(); i++) {
        Picker picker = candidates.get(i);
        rows.add(
            row(
                picker.path(),
                place.getFirst().treeNo(),
                picker.pickerNo(),
                picker.score(),
                i + 1,
                candidates.size(),
                group(candidates),
                "the orchard's own list"));
      }
    }
    return rows;
  }

  private List<String> bestTrees() {
    List<String> rows = new ArrayList<>();
    for (List<Tree> same : groups(trees, tree -> row(tree.kind()))) {
      int last = same.stream().mapToInt(Tree::treeNo).max().orElseThrow();
      rows.add(row(same.getFirst().kind(), last, same.size(), group(same)));
    }
    return rows;
  }

  private List<String> topPickers() {
    List<Picker> first =
        groups(pickers, picker -> row(picker.kind(), picker.name())).stream()
            .map(same -> same.stream().min(comparing(Picker::pickerNo)).orElseThrow())
            .toList();
    List<String> rows = new ArrayList<>();
    for (List<Picker> same : groups(first, picker -> row(picker.kind()))) {
      List<Picker> ranked =
          same.stream()
              .sorted(
                  comparing(Picker::skillScore, reverseOrder())
                      .thenComparing(Picker::name, nullsLast(naturalOrder())))
              .toList();
      for (int i = 0; i < Math.min(2, ranked.size()); i++) {
        Picker picker = ranked.get(i);
        rows.add(row(picker.kind(), picker.name(), picker.skillScore(), i + 1, same.size()));
      }
    }
    return rows;
  }

  private List<String> kinds() {
    Stream<String> ofTrees =
        trees.stream()
            .filter(tree -> tree.kind() != null)
            .map(tree -> row(tree.kind(), tree.treeNo(), "trees"));
    Stream<String> ofPickers =
        groups(pickers, picker -> row(picker.kind())).stream()
            .map(same -> same.stream().min(comparing(Picker::pickerNo)).orElseThrow())
            .map(picker -> row(picker.kind(), picker.pickerNo(), "pickers"));
    return Stream.concat(ofTrees, ofPickers).toList();
  }

  private static String group(List<?> candidates) {
    return candidates.size() > 1 ? "shared" : "alone";
  }

  private static String row(@Nullable Object... values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static <T> Collection<List<T>> groups(List<T> rows, Function<T, String> per) {
    return rows.stream().collect(Collectors.groupingBy(per)).values();
  }

  private void plant(Random random) {
    List<@Nullable String> kinds = Arrays.asList("apple", "pear", "plum", null);
    List<@Nullable String> names = Arrays.asList("Ada", "Bo", "Cem", null);
    for (int i = 0; i < 40; i++) {
      String path = random.nextBoolean() ? "east" : "west";
      trees.add(
          new Tree(path, random.nextInt(8), kinds.get(random.nextInt(4)), random.nextInt(4) > 0));
      Picker picker =
          new Picker(
              path,
              i,
              names.get(random.nextInt(4)),
              kinds.get(random.nextInt(4)),
              "hand",
              random.nextInt(4) == 0 ? null : random.nextInt(3) / 2.0,
              random.nextInt(4) == 0 ? null : random.nextInt(3));
      pickers.add(picker);
      if (random.nextInt(4) == 0) {
        pickers.add(picker);
      }
    }
    // nobody else knows quinces
    trees.add(new Tree("south", 1, "quince", true));
    pickers.add(new Picker("south", 40, "Ada", "quince", "hand", 1.5, 2));
  }

  private PackDatabase database(Map<String, String> registries) throws Exception {
    Map<String, Map<String, Object>> files = new TreeMap<>();
    for (String path :
        Stream.concat(paths(trees, Tree::path), paths(pickers, Picker::path)).toList()) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("repo", "r");
      file.put("path", path);
      file.put(
          "trees",
          trees.stream().filter(t -> t.path().equals(path)).map(RankingTest::json).toList());
      file.put(
          "pickers",
          pickers.stream().filter(p -> p.path().equals(path)).map(RankingTest::json).toList());
      files.put(path, file);
    }
    Files.write(data.resolve("orchard_v1.json"), Json.mapper().writeValueAsBytes(files.values()));
    PackDatabase database = new PackDatabase(graph(registries), data);
    database.defineIntermediates();
    return database;
  }

  private static <T> Stream<String> paths(List<T> rows, Function<T, String> path) {
    return rows.stream().map(path);
  }

  private static Map<String, Object> json(Tree tree) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tree_no", tree.treeNo());
    json.put("kind", tree.kind());
    json.put("ripe", tree.ripe());
    return json;
  }

  private static Map<String, Object> json(Picker picker) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("picker_no", picker.pickerNo());
    json.put("name", picker.name());
    json.put("kind", picker.kind());
    json.put("method", picker.method());
    json.put("reach", picker.reach());
    json.put("skill", picker.skill());
    return json;
  }

  /** Of the orchard with further registries, by name. */
  private static ViewGraph graph(Map<String, String> registries) throws Exception {
    Map<String, String> files = new TreeMap<>(PackBundle.fromFolder(ORCHARD).files());
    registries.forEach(
        (name, text) -> {
          files.put("registries/" + name + ".yaml", text);
          files.computeIfPresent(
              "pack.yaml", (_, pack) -> pack.replace("[orchard]", "[orchard, " + name + "]"));
        });
    Pack pack = PackReader.read(new PackBundle("orchard", files));
    return new PolicyLane(FunctionLibrary.standard().snapshot())
        .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack));
  }
}
