@NullMarked
package io.codeweft.materializer.change;

import org.jspecify.annotations.NullMarked;
