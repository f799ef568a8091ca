/**
 * Plan to SQL, entered through {@link io.codeweft.compiler.internal.render.Renderer}. The walk over
 * the plan is one for all engines; what an engine writes in its own way is its {@link
 * io.codeweft.compiler.internal.render.Dialect}. A {@link
 * io.codeweft.compiler.internal.render.Select} is built bottom-up and written top-down, so that
 * every sub-select carries only the columns somebody reads.
 */
@NullMarked
package io.codeweft.compiler.internal.render;

import org.jspecify.annotations.NullMarked;
