/**
 * From checked files to a table version, once: {@link io.codeweft.materializer.commit.TableCommit}.
 * Files that may not be committed are kept for a look by {@link
 * io.codeweft.materializer.commit.RefusedFiles}.
 */
@NullMarked
package io.codeweft.materializer.commit;

import org.jspecify.annotations.NullMarked;
