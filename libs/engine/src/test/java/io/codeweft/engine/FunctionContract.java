package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import org.junit.jupiter.api.Test;

/** Programs call the function library, and it means the same on every engine. */
abstract class FunctionContract extends EngineFixture {

  @Test
  void theLibraryIsBoundAndMeansWhatItSays() {
    assertThat(engine().verifyFunctions(FunctionLibrary.standard())).isEmpty();
  }

  @Test
  void programsCallTheLibrary() {
    Schema schema = Schema.parse("struct<repo:string!,path:string!>");
    try (EngineSession session = open()) {
      load(session, "t", schema, row("repo", "src/app.py"));
      session.define("ids", "select stable_id('file', repo, path) as id from t", true);

      assertThat(rows(session, "ids")).containsExactly("file:8f0371e16d52f868d9f9284ce555d005");
    }
  }
}
