/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this JVM: what {@code weft}
 * starts for a laptop, and what tests use where no container engine answers.
 */
@NullMarked
package io.codeweft.broker;

import org.jspecify.annotations.NullMarked;
