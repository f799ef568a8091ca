package io.codeweft.registry.rest;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.registry.history.FunctionRecord;
import io.codeweft.registry.service.FunctionRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function.
 *
 * @param origin {@code library} or {@code sql}
 * @param state {@code current}: views are compiled with it; {@code left-aside}: no snapshot has it,
 *     see /udf/refused; {@code deleted}, and of a dry run {@code previewed}, of what is that
 *     already {@code unchanged}, of a change no snapshot has yet {@code stored}
 * @param number version of an SQL function
 * @param statement the CREATE FUNCTION of an SQL function
 * @param changedAt time of the change, in the list of versions
 * @param impacts of a change: functions whose hash it changes, with the views that use them
 */
public record FunctionAnswer(
    String name,
    String signature,
    String origin,
    String state,
    @Nullable Long number,
    FunctionDefinition.Kind kind,
    String documentation,
    List<String> tags,
    String implementationHash,
    @Nullable String expression,
    @Nullable String statement,
    @Nullable String changedAt,
    @Nullable List<CompatibilityAnswer.Change> impacts) {

  /** Of the library. */
  static FunctionAnswer of(FunctionDefinition function) {
    return of(function, "library", "current", null, null, null, null);
  }

  /**
   * Made by SQL.
   *
   * @param current what the snapshot has of it; null when it has none
   */
  static FunctionAnswer of(FunctionChanged change, @Nullable FunctionDefinition current) {
    return of(
        current == null ? change.definition() : current,
        "sql",
        current == null ? "left-aside" : "current",
        change.number(),
        change.text(),
        null,
        null);
  }

  /** A version. */
  static FunctionAnswer of(FunctionRecord row) {
    FunctionChanged change = row.change();
    return of(
        change.definition(),
        "sql",
        change.kind().name().toLowerCase(java.util.Locale.ROOT),
        change.number(),
        change.text(),
        row.changedAt(),
        null);
  }

  /** A change. */
  static FunctionAnswer of(FunctionRegistration.Changed changed) {
    FunctionChanged change = changed.change();
    boolean gone =
        change.kind() == FunctionChanged.Kind.DELETED
            && changed.state() == FunctionRegistration.State.CURRENT;
    return of(
        change.definition(),
        "sql",
        gone ? "deleted" : changed.state().name().toLowerCase(java.util.Locale.ROOT),
        change.number(),
        change.text(),
        null,
        changed.impacts().stream().map(CompatibilityAnswer.Change::of).toList());
  }

  private static FunctionAnswer of(
      FunctionDefinition function,
      String origin,
      String state,
      @Nullable Long number,
      @Nullable String statement,
      @Nullable String changedAt,
      @Nullable List<CompatibilityAnswer.Change> impacts) {
    return new FunctionAnswer(
        function.name(),
        function.signature(),
        origin,
        state,
        number,
        function.kind(),
        function.documentation(),
        function.tags(),
        function.implementationHash(),
        function.expression(),
        statement,
        changedAt,
        impacts);
  }
}
