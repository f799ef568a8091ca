/** One JSON mapping for everything that crosses a process border, and the digests taken of it. */
@NullMarked
package io.codeweft.contracts.json;

import org.jspecify.annotations.NullMarked;
