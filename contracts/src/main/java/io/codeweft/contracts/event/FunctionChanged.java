package io.codeweft.contracts.event;

import io.codeweft.contracts.function.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of an SQL function, or that there is none any more. The topic keeps the newest
 * record of a name for ever: from all of them together the functions can be made again.
 *
 * @param name of the function
 * @param number version: counts what was done under this name from 1, a deletion too, so that no
 *     number comes twice
 * @param text the {@code CREATE FUNCTION} statement; of a deletion, that of the version before
 * @param definition what the lane made of it; of a deletion, that of the version before
 */
public record FunctionChanged(
    String name, long number, Kind kind, String text, FunctionDefinition definition)
    implements Event {

  /** What was done. */
  public enum Kind {
    CREATED,
    REPLACED,
    DELETED
  }

  /** The definition, unless it was deleted. */
  public @Nullable FunctionDefinition current() {
    return kind == Kind.DELETED ? null : definition;
  }

  @Override
  public String eventType() {
    return "io.codeweft.udf-function.v1";
  }

  @Override
  public String eventId() {
    return name + "/" + number;
  }

  @Override
  public String eventKey() {
    return name;
  }

  @Override
  public Topic topic() {
    return Topic.UDF_FUNCTION;
  }
}
