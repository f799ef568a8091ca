package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.row.Typing;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * SQL functions over a library, all looked at together: what a function means depends on those it
 * calls, and so does its hash.
 */
public final class FunctionBuild {
  private final FunctionSnapshot library;
  private final Map<String, FunctionDefinition> made = new TreeMap<>();
  private final Map<String, SourceText> sources;
  private final Pipeline pipeline;
  private final Map<String, Typing.Piece> parsed = new TreeMap<>();
  private final Map<String, SortedSet<String>> calls = new TreeMap<>();
  private final SortedMap<String, FunctionDefinition> built = new TreeMap<>();

  /**
   * @param sources texts of the functions that are new, their expressions in place; of others the
   *     expression is the text
   */
  public FunctionBuild(
      FunctionSnapshot library,
      Collection<FunctionDefinition> made,
      Map<String, SourceText> sources) {
    this.library = library;
    made.forEach(function -> this.made.put(function.name(), function));
    this.sources = sources;
    List<FunctionDefinition> all = new ArrayList<>(library.functions());
    all.addAll(made);
    this.pipeline = new Pipeline(new FunctionTable(FunctionSnapshot.of(all)));
  }

  /**
   * The functions with their hashes, by name.
   *
   * @throws Refusal with what is wrong with the first function that is refused
   */
  public SortedMap<String, FunctionDefinition> built() {
    made.keySet().forEach(this::parse);
    made.keySet().forEach(name -> refuseCycle(name, new ArrayDeque<>()));
    made.keySet().forEach(this::build);
    return built;
  }

  private void parse(String name) {
    Typing.Piece piece = pipeline.expression(source(name));
    parsed.put(name, piece);
    SortedSet<String> called = new TreeSet<>();
    piece
        .tree()
        .accept(
            new SqlBasicVisitor<Void>() {
              @Override
              public @Nullable Void visit(SqlCall call) {
                definition(call.getOperator().getName()).ifPresent(f -> called.add(f.name()));
                return super.visit(call);
              }
            });
    calls.put(name, called);
  }

  private SourceText source(String name) {
    FunctionDefinition function = made(name);
    SourceText source = sources.get(name);
    return source == null
        ? SourceText.ofFunction(name, Objects.requireNonNull(function.expression()))
        : source;
  }

  private FunctionDefinition made(String name) {
    return Objects.requireNonNull(made.get(name), name);
  }

  private Optional<FunctionDefinition> definition(String name) {
    FunctionDefinition own = made.get(name);
    return own == null ? library.find(name) : Optional.of(own);
  }

  private void refuseCycle(String name, Deque<String> way) {
    if (way.contains(name)) {
      List<String> circle = new ArrayList<>(way).reversed();
      circle.add(name);
      SourceText source = source(made.containsKey(name) ? way.peekLast() : name);
      throw new Refusal(
          source,
          "cycle",
          SqlParserPos.ZERO,
          "functions call each other in a cycle: "
              + String.join(" -> ", circle)
              + "; an expression is put in place of every call, so it cannot call itself",
          null);
    }
    way.push(name);
    for (String called : calls.getOrDefault(name, new TreeSet<>())) {
      if (made.containsKey(called)) {
        refuseCycle(called, way);
      }
    }
    way.pop();
  }

  private FunctionDefinition build(String name) {
    FunctionDefinition known = built.get(name);
    if (known != null) {
      return known;
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String called : calls.getOrDefault(name, new TreeSet<>())) {
      FunctionDefinition function =
          made.containsKey(called) ? build(called) : definition(called).orElseThrow();
      hashes.put(called, function.implementationHash());
    }
    FunctionDefinition function = made(name);
    String fingerprint = pipeline.fingerprint(function, Objects.requireNonNull(parsed.get(name)));
    FunctionDefinition hashed =
        function.with(
            Json.fingerprint(
                Map.of(
                    "expression", fingerprint,
                    "functions", hashes,
                    "signature", function.signature())),
            function.version());
    built.put(name, hashed);
    return hashed;
  }
}
