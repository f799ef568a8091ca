@NullMarked
package io.codeweft.worker;

import org.jspecify.annotations.NullMarked;
