/**
 * Plan to DuckDB SQL, entered through {@link io.codeweft.compiler.internal.render.DuckDbRenderer}.
 * A {@link io.codeweft.compiler.internal.render.Select} is built bottom-up and written top-down, so
 * that every sub-select carries only the columns somebody reads. UNNEST becomes a select-list
 * unnest over such a narrow sub-select: a lateral join hashes whole lists, three times the cost.
 */
@NullMarked
package io.codeweft.compiler.internal.render;

import org.jspecify.annotations.NullMarked;
