/** Starts and stops the broker and the services of this process. */
@NullMarked
package io.codeweft.standalone.server;

import org.jspecify.annotations.NullMarked;
