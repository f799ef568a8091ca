package io.codeweft.udf;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.SqlFunctions;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionChanged.Kind;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.testkit.ChangedLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentFunctionsTest {
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();
  private static final String TWICE =
      "CREATE FUNCTION span_twice(a int64, b int64) RETURNS int64 COMMENT 'Twice the length.'"
          + " AS span_len(a, b) * 2";
  private static final String PLAIN =
      "CREATE FUNCTION plain(a string) RETURNS string COMMENT 'As it is.' AS upper(a)";

  @Test
  void theLibraryAndWhatWasMade() throws CompileException {
    FunctionChanged twice = made(STANDARD, TWICE, 3);
    CurrentFunctions current =
        CurrentFunctions.of(STANDARD, List.of(twice, made(STANDARD, PLAIN, 1)));
    assertThat(current.refused()).isEmpty();
    assertThat(current.snapshot().functions())
        .hasSize(STANDARD.functions().size() + 2)
        .contains(twice.definition());
    assertThat(current.snapshot().libraryHash()).isEqualTo(STANDARD.libraryHash());
    FunctionChanged gone =
        new FunctionChanged("span_twice", 4, Kind.DELETED, TWICE, twice.definition());
    assertThat(CurrentFunctions.of(STANDARD, List.of(gone)).snapshot()).isEqualTo(STANDARD);
  }

  @Test
  void whatDoesNotPassWithAnotherLibraryIsLeftAsideAndTheRestGoesOn() throws CompileException {
    FunctionSnapshot smaller = ChangedLibrary.without("span_len").snapshot();
    List<FunctionChanged> changes =
        List.of(
            made(STANDARD, TWICE, 2),
            made(STANDARD, PLAIN, 1),
            made(
                smaller,
                "CREATE FUNCTION span_len(a int64, b int64) RETURNS int64 COMMENT 'Mine.' AS b - a",
                1));
    CurrentFunctions over = CurrentFunctions.of(STANDARD, changes);
    assertThat(over.refused()).containsOnlyKeys("span_len");
    assertThat(over.refused().firstEntry().getValue().reason())
        .contains("'span_len' is a function of the library");
    assertThat(names(over)).contains("plain", "span_twice");

    CurrentFunctions without = CurrentFunctions.of(smaller, changes.subList(0, 2));
    assertThat(without.refused()).containsOnlyKeys("span_twice");
    assertThat(names(without)).contains("plain").doesNotContain("span_twice");
  }

  @Test
  void aChangedImplementationChangesWhatCallsIt() throws CompileException {
    FunctionChanged twice = made(STANDARD, TWICE, 1);
    FunctionSnapshot other =
        ChangedLibrary.with("span_len", "macro: bend - bstart", "macro: (bend - bstart)")
            .snapshot();
    FunctionDefinition again =
        CurrentFunctions.of(other, List.of(twice)).snapshot().find("span_twice").orElseThrow();
    assertThat(again.implementationHash()).isNotEqualTo(twice.definition().implementationHash());
    assertThat(again.version()).isEqualTo(1);
  }

  private static List<String> names(CurrentFunctions current) {
    return current.snapshot().functions().stream().map(FunctionDefinition::name).toList();
  }

  private static FunctionChanged made(FunctionSnapshot library, String text, int number)
      throws CompileException {
    FunctionDefinition created = SqlFunctions.none(library).create(text).function();
    FunctionDefinition definition = created.with(created.implementationHash(), number);
    return new FunctionChanged(definition.name(), number, Kind.CREATED, text, definition);
  }
}
