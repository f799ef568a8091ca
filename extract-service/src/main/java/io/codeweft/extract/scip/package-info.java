/**
 * Indexes in the SCIP format (https://github.com/sourcegraph/scip): {@link
 * io.codeweft.extract.scip.ScipIndex} looks through an index once for what it holds, and then reads
 * its documents one by one, in the order of their paths. The index is never in memory as a whole.
 */
@NullMarked
package io.codeweft.extract.scip;

import org.jspecify.annotations.NullMarked;
