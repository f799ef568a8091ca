/**
 * Plain Java reference of every function: what the definition means, written without any engine.
 *
 * <p>Engine bindings are compared with these on golden vectors and on random input. Code that needs
 * an id outside an engine (the extractor's {@code file_id}) calls {@link
 * io.codeweft.functions.reference.StableId} directly.
 */
@NullMarked
package io.codeweft.functions.reference;

import org.jspecify.annotations.NullMarked;
