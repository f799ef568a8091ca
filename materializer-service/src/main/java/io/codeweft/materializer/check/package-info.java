/**
 * What must hold before rows may be committed: the functions agree ({@link
 * io.codeweft.materializer.check.ParityCheck}), the columns are those of the compiled view ({@link
 * io.codeweft.materializer.check.SchemaCheck}), and the rows keep the rules of the view's contract
 * ({@link io.codeweft.materializer.check.ContractCheck}). A broken rule is a {@link
 * io.codeweft.materializer.check.Finding}.
 */
@NullMarked
package io.codeweft.materializer.check;

import org.jspecify.annotations.NullMarked;
