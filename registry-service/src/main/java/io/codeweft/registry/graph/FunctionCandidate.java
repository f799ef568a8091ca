package io.codeweft.registry.graph;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.SqlFunctions;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions as they would be after one of those made by SQL has changed.
 *
 * @param name of the function
 * @param function null when it would be dropped
 * @param before null when there is none yet
 * @param snapshot all functions, then
 */
public record FunctionCandidate(
    String name,
    @Nullable FunctionDefinition function,
    @Nullable FunctionDefinition before,
    FunctionSnapshot snapshot) {

  /**
   * After a {@code CREATE FUNCTION}.
   *
   * @param made names of the functions of the current snapshot that were made by SQL
   * @throws FunctionRefusedException with everything that is wrong with the statement
   */
  public static FunctionCandidate create(FunctionSnapshot current, Set<String> made, String text)
      throws FunctionRefusedException {
    try {
      SqlFunctions.Created created = functions(current, made).create(text);
      String name = created.function().name();
      return new FunctionCandidate(
          name,
          created.function(),
          current.named(name).orElse(null),
          created.functions().snapshot());
    } catch (CompileException e) {
      throw FunctionRefusedException.of(e);
    }
  }

  /**
   * After a {@code DROP FUNCTION}.
   *
   * @throws FunctionRefusedException when another function calls it
   */
  public static FunctionCandidate drop(FunctionSnapshot current, Set<String> made, String name)
      throws FunctionRefusedException {
    try {
      return new FunctionCandidate(
          name,
          null,
          current.named(name).orElse(null),
          functions(current, made).drop(name).snapshot());
    } catch (CompileException e) {
      throw FunctionRefusedException.of(e);
    }
  }

  /** After a {@code DROP FUNCTION} of one that no snapshot has. */
  public static FunctionCandidate dropAside(
      FunctionSnapshot current, FunctionDefinition definition) {
    return new FunctionCandidate(definition.name(), null, definition, current);
  }

  private static SqlFunctions functions(FunctionSnapshot current, Set<String> made)
      throws CompileException {
    return SqlFunctions.of(
        FunctionSnapshot.of(
            current.functions().stream().filter(f -> !made.contains(f.name())).toList()),
        current.functions().stream().filter(f -> made.contains(f.name())).toList());
  }

  /** Whether nothing would change. */
  public boolean isSame() {
    return function != null && function.equals(before);
  }

  /**
   * The same under its number; versions of a function that was dropped do not come again.
   *
   * @throws FunctionRefusedException when the snapshot would be incomplete
   */
  public FunctionCandidate numbered(long number) throws FunctionRefusedException {
    FunctionDefinition numbered =
        function == null
            ? null
            : function.with(function.implementationHash(), Math.toIntExact(number));
    FunctionSnapshot all =
        FunctionSnapshot.of(
            snapshot.functions().stream()
                .map(f -> f.name().equals(name) && numbered != null ? numbered : f)
                .toList());
    List<Finding> findings =
        SnapshotCheck.findings(all).stream()
            .map(finding -> Finding.ofFunction(name, "incomplete-function", finding))
            .toList();
    if (!findings.isEmpty()) {
      throw new FunctionRefusedException(findings);
    }
    return new FunctionCandidate(name, numbered, before, all);
  }

  /** What it is about: the new function, or the one that would be dropped. */
  public Optional<FunctionDefinition> definition() {
    return Optional.ofNullable(function != null ? function : before);
  }
}
