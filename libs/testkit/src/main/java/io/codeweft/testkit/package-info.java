/** What tests of several modules share: a real Kafka broker for Quarkus tests. */
@NullMarked
package io.codeweft.testkit;

import org.jspecify.annotations.NullMarked;
