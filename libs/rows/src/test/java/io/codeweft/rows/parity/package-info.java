@NullMarked
package io.codeweft.rows.parity;

import org.jspecify.annotations.NullMarked;
