/** What tests of several modules share: a real Kafka broker and real tables. */
@NullMarked
package io.codeweft.testkit;

import org.jspecify.annotations.NullMarked;
