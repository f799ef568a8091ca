/**
 * What the services tell one another over Kafka: one record per event type, the topics that carry
 * them ({@link io.codeweft.contracts.event.Topic}) and their CloudEvents attributes ({@link
 * io.codeweft.contracts.event.Event}). Ids are deterministic: the same fact told twice is the same
 * event.
 */
@NullMarked
package io.codeweft.contracts.event;

import org.jspecify.annotations.NullMarked;
