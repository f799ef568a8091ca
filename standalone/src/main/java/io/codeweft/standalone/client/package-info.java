/** What the command asks the services, over their REST interfaces. */
@NullMarked
package io.codeweft.standalone.client;

import org.jspecify.annotations.NullMarked;
