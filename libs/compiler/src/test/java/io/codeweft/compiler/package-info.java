/** Tests of the policy lane; {@link io.codeweft.compiler.Sample} is the world they play in. */
@NullMarked
package io.codeweft.compiler;

import org.jspecify.annotations.NullMarked;
