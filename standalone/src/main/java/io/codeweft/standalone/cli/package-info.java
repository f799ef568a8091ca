/** The sub-commands of {@code weft}; argument errors and exit codes are decided here. */
@NullMarked
package io.codeweft.standalone.cli;

import org.jspecify.annotations.NullMarked;
