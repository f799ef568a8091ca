@NullMarked
package io.codeweft.standalone.watch;

import org.jspecify.annotations.NullMarked;
