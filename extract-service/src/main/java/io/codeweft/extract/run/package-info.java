/**
 * Runs of extracts: {@link io.codeweft.extract.run.ExtractRuns} takes requests into a bounded
 * queue, one run per repository at a time; {@link io.codeweft.extract.run.Extraction} does one;
 * {@link io.codeweft.extract.run.RunState} says how far it is.
 */
@NullMarked
package io.codeweft.extract.run;

import org.jspecify.annotations.NullMarked;
