/**
 * Names and types: {@link io.codeweft.compiler.internal.validate.Validation} qualifies every name
 * over the declared nested schemas and types every expression, with coercion off; {@link
 * io.codeweft.compiler.internal.validate.CalciteErrors} turns what Calcite says into diagnostics.
 */
@NullMarked
package io.codeweft.compiler.internal.validate;

import org.jspecify.annotations.NullMarked;
