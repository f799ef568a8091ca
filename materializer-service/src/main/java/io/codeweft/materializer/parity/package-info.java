/**
 * Parity beyond the check of a commit: {@link io.codeweft.materializer.parity.MaterializerParity}
 * compares this process with the published snapshot, {@link
 * io.codeweft.materializer.parity.ParityRecorder} writes every report of every service into the
 * table {@code view_udf_parity_v1}.
 */
@NullMarked
package io.codeweft.materializer.parity;

import org.jspecify.annotations.NullMarked;
