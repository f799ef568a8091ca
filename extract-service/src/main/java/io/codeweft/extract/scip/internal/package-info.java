/**
 * The messages of an index as records, decoded field by field ({@link
 * io.codeweft.extract.scip.internal.Wire}; numbers as in scip.proto), and their way into the
 * vectors of a row ({@link io.codeweft.extract.scip.internal.Rows}).
 */
@NullMarked
package io.codeweft.extract.scip.internal;

import org.jspecify.annotations.NullMarked;
