/** REST conventions of all services: JSON names and problem details (RFC 9457). */
@NullMarked
package io.codeweft.runtime.http;

import org.jspecify.annotations.NullMarked;
