/** REST side of extracts: start a run, ask how far it is. */
@NullMarked
package io.codeweft.extract.http;

import org.jspecify.annotations.NullMarked;
