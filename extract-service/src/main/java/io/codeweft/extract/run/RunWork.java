package io.codeweft.extract.run;

import io.codeweft.extract.landing.Landing;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a run does when its turn has come. */
@FunctionalInterface
public interface RunWork {

  /**
   * @param scratch an empty folder in the warehouse's work area
   * @return a final state
   * @throws io.codeweft.extract.ExtractException when it cannot go on
   */
  RunState run(Path scratch, Landing landing, Consumer<RunState> progress);
}
