/** Tables of single rows, and each kind of row as Arrow record batches and back. */
@NullMarked
package io.codeweft.registry.history.internal;

import org.jspecify.annotations.NullMarked;
