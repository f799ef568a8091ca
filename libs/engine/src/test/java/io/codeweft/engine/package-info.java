@NullMarked
package io.codeweft.engine;

import org.jspecify.annotations.NullMarked;
