@NullMarked
package io.codeweft.materializer;

import org.jspecify.annotations.NullMarked;
