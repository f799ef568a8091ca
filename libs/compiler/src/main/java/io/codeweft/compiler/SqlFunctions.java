package io.codeweft.compiler;

import io.codeweft.compiler.internal.graph.Positions;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.program.FunctionBuild;
import io.codeweft.compiler.internal.program.Pipeline;
import io.codeweft.compiler.internal.syntax.FunctionNames;
import io.codeweft.compiler.internal.syntax.FunctionStatement;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The functions that were made by {@code CREATE FUNCTION}, over a library. Every one passes the
 * lane; together they give the snapshot that views are compiled against. Immutable and thread-safe:
 * each change gives a new value.
 */
public final class SqlFunctions {
  /** More functions than this are refused. */
  public static final int MOST = 1_000;

  private final FunctionSnapshot library;
  private final SortedMap<String, FunctionDefinition> made;

  private SqlFunctions(FunctionSnapshot library, SortedMap<String, FunctionDefinition> made) {
    this.library = library;
    this.made = made;
  }

  /** A function and all functions with it. */
  public record Created(FunctionDefinition function, SqlFunctions functions) {}

  /** A library alone. */
  public static SqlFunctions none(FunctionSnapshot library) {
    return new SqlFunctions(library, new TreeMap<>());
  }

  /**
   * Functions that were made earlier, perhaps over another library: each is looked at and hashed
   * again, since what it calls may have changed.
   *
   * @throws CompileException when one of them no longer passes the lane, or its name is taken
   */
  public static SqlFunctions of(FunctionSnapshot library, Collection<FunctionDefinition> made)
      throws CompileException {
    return refusing(
        () -> {
          for (FunctionDefinition function : made) {
            SourceText source =
                SourceText.ofFunction(function.name(), String.valueOf(function.expression()));
            refuseTaken(library, function.name(), source, SqlParserPos.ZERO);
          }
          return new SqlFunctions(library, new FunctionBuild(library, made, Map.of()).built());
        });
  }

  /**
   * {@code CREATE [OR REPLACE] FUNCTION name(parameter type [DEFAULT literal], ...) RETURNS type
   * [COMMENT 'text'] [TAGS ('tag', ...)] AS expression}; without COMMENT the comments before the
   * statement document the function. The version counts; it stays when nothing has changed. The
   * functions that call it get new hashes.
   *
   * @throws CompileException with what is wrong: the statement, its expression, a name that is
   *     taken, a cycle, or another function that calls it and would no longer pass
   */
  public Created create(String sql) throws CompileException {
    return refusing(
        () -> {
          FunctionStatement statement = Pipeline.statement(SourceText.ofFunction("", sql));
          SourceText whole = SourceText.ofFunction(statement.name(), sql);
          FunctionDefinition before = made.get(statement.name());
          refuseTaken(library, statement.name(), whole, statement.at());
          refuseOther(statement, before, whole);
          Map<String, FunctionDefinition> all = new TreeMap<>(made);
          all.put(statement.name(), definition(statement, before == null ? 1 : before.version()));
          SortedMap<String, FunctionDefinition> built =
              built(all, Map.of(statement.name(), expression(statement)));
          FunctionDefinition function = Objects.requireNonNull(built.get(statement.name()));
          if (before != null && !function.equals(before)) {
            function = function.with(function.implementationHash(), before.version() + 1);
            built.put(function.name(), function);
          }
          return new Created(function, new SqlFunctions(library, built));
        });
  }

  /**
   * The functions without one.
   *
   * @throws CompileException when there is no such function, or another one calls it
   */
  public SqlFunctions drop(String name) throws CompileException {
    return refusing(
        () -> {
          Map<String, FunctionDefinition> rest = new TreeMap<>(made);
          if (rest.remove(name) == null) {
            throw new Refusal(
                SourceText.ofFunction(name, name),
                "unknown-function",
                SqlParserPos.ZERO,
                "there is no SQL function '" + name + "'",
                Nearest.to(name, made.keySet()));
          }
          return new SqlFunctions(library, built(rest, Map.of()));
        });
  }

  /** By name; with hashes that hold over this library. */
  public List<FunctionDefinition> definitions() {
    return List.copyOf(made.values());
  }

  /** The library and these functions. */
  public FunctionSnapshot snapshot() {
    List<FunctionDefinition> all = new ArrayList<>(library.functions());
    all.addAll(made.values());
    return FunctionSnapshot.of(all);
  }

  private SortedMap<String, FunctionDefinition> built(
      Map<String, FunctionDefinition> functions, Map<String, SourceText> sources) {
    return new FunctionBuild(library, functions.values(), sources).built();
  }

  private static SourceText expression(FunctionStatement statement) {
    return SourceText.ofFunction(statement.name(), statement.expression());
  }

  private static FunctionDefinition definition(FunctionStatement statement, int version) {
    return new FunctionDefinition(
        statement.name(),
        List.of(),
        Kind.SCALAR,
        statement.parameters(),
        statement.returns(),
        NullRule.HANDLES,
        Volatility.IMMUTABLE,
        statement.tags(),
        statement.documentation().isBlank()
            ? "Short for `" + statement.expression().strip() + "`."
            : statement.documentation(),
        List.of(),
        "",
        statement.expression().strip(),
        version);
  }

  private static void refuseTaken(
      FunctionSnapshot library, String name, SourceText source, SqlParserPos at) {
    String taken =
        library.find(name).isPresent()
            ? "is a function of the library"
            : !FunctionNames.isFree(name) ? "means something else in the dialect" : "";
    if (!taken.isEmpty()) {
      throw new Refusal(
          source,
          "function-name",
          at,
          "'" + name + "' " + taken + ", and every name means one thing; choose another",
          null);
    }
  }

  private void refuseOther(
      FunctionStatement statement, @Nullable FunctionDefinition before, SourceText source) {
    if (before != null && !statement.replace()) {
      throw new Refusal(
          source,
          "function-name",
          statement.at(),
          "there is a function "
              + before.signature()
              + " (version "
              + before.version()
              + "); write CREATE OR REPLACE FUNCTION to change it",
          null);
    }
    if (before == null && made.size() >= MOST) {
      throw new Refusal(
          source,
          "too-large",
          statement.at(),
          "there are " + made.size() + " SQL functions, and no more are allowed; drop one",
          null);
    }
  }

  private static <T> T refusing(Supplier<T> work) throws CompileException {
    try {
      return work.get();
    } catch (Refusal refusal) {
      List<Diagnostic> sorted = refusal.diagnostics().stream().sorted(Positions.ORDER).toList();
      throw new CompileException(sorted, refusal.getCause());
    }
  }
}
