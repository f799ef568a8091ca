package io.codeweft.engine;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * What every engine must do. An engine's own test extends this class and names the engine; only
 * what cannot be said in SQL that all engines share is asked of it.
 */
public abstract class EngineContractTest {

  protected abstract Engine engine();

  /** A program that answers something else each time it is computed. */
  protected abstract String randomProgram();

  /** Programs that try to read {@code file}, which the session may not read. */
  protected abstract List<String> programsThatRead(Path file);

  /** Programs that try to write to {@code target}, to load code or to change the session. */
  protected abstract List<String> programsThatEscape(Path target);

  @Nested
  class Relations extends RelationContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }

    @Override
    protected String randomProgram() {
      return EngineContractTest.this.randomProgram();
    }
  }

  @Nested
  class Writing extends WriteContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }
  }

  @Nested
  class Differences extends ChangesContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }
  }

  @Nested
  class Functions extends FunctionContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }
  }

  @Nested
  class Rules extends RuleContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }
  }

  @Nested
  class Limits extends LimitContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }
  }

  @Nested
  class Isolation extends IsolationContract {
    @Override
    protected Engine engine() {
      return EngineContractTest.this.engine();
    }

    @Override
    protected List<String> programsThatRead(Path file) {
      return EngineContractTest.this.programsThatRead(file);
    }

    @Override
    protected List<String> programsThatEscape(Path target) {
      return EngineContractTest.this.programsThatEscape(target);
    }
  }
}
