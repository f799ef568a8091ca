@NullMarked
package io.codeweft.functions.guide;

import org.jspecify.annotations.NullMarked;
