/**
 * Events on Kafka: topics from their one declaration ({@link
 * io.codeweft.runtime.event.TopicAdmin}), records as binary CloudEvents ({@link
 * io.codeweft.runtime.event.Events}), reading a topic's past ({@link
 * io.codeweft.runtime.event.TopicReplay}) and all that comes after it ({@link
 * io.codeweft.runtime.event.TopicFollower}).
 *
 * <p>A channel that takes events is configured as
 *
 * <pre>
 * mp.messaging.incoming.NAME.connector=smallrye-kafka
 * mp.messaging.incoming.NAME.topic=weft-...-v1
 * mp.messaging.incoming.NAME.group.id=SERVICE
 * mp.messaging.incoming.NAME.value.deserializer=io.codeweft.runtime.event.EventDeserializer
 * mp.messaging.incoming.NAME.failure-strategy=dead-letter-queue
 * mp.messaging.incoming.NAME.dead-letter-queue.topic=weft-...-v1-dlq
 * </pre>
 *
 * and one that sends them has {@code value.serializer} {@link
 * io.codeweft.runtime.event.EventSerializer}. Everything else has its default in this module's
 * {@code microprofile-config.properties}.
 */
@NullMarked
package io.codeweft.runtime.event;

import org.jspecify.annotations.NullMarked;
