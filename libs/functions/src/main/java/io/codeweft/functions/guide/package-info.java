/** The functions for people who read: {@link io.codeweft.functions.guide.FunctionGuide}. */
@NullMarked
package io.codeweft.functions.guide;

import org.jspecify.annotations.NullMarked;
