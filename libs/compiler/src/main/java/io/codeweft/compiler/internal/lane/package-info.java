/**
 * The words the steps of the lane share: where a text comes from ({@link
 * io.codeweft.compiler.internal.lane.SourceText}), what a step is, and how a text is refused, with
 * which {@link io.codeweft.compiler.internal.lane.Codes code}.
 */
@NullMarked
package io.codeweft.compiler.internal.lane;

import org.jspecify.annotations.NullMarked;
