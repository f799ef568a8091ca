@NullMarked
package io.codeweft.materializer.check;

import org.jspecify.annotations.NullMarked;
