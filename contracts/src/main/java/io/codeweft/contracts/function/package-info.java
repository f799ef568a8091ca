/** What services say about the function library: definitions and the snapshot that gates views. */
@NullMarked
package io.codeweft.contracts.function;

import org.jspecify.annotations.NullMarked;
