package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.lane.Step;
import java.util.function.Supplier;

/** Told what a text has become after every step. A text in parts passes some steps repeatedly. */
@FunctionalInterface
public interface Trace {
  Trace NONE = (step, state) -> {};

  /**
   * @param state the text, its tree, its plan, the encoding of that or SQL, whichever the step gave
   */
  void after(Step step, Supplier<String> state);
}
