/**
 * The policy lane: from SQL text to a canonical plan, its fingerprint and the program an engine
 * runs. {@link io.codeweft.compiler.PolicyLane} is the way in; a text that is refused comes back as
 * {@link io.codeweft.compiler.Diagnostic}s with positions and the nearest name. Calcite parses,
 * types and rewrites; the encoding and the SQL are our own (docs/decisions).
 */
@NullMarked
package io.codeweft.compiler;

import org.jspecify.annotations.NullMarked;
