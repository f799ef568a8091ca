package io.codeweft.extract.run;

/** Too many runs wait. */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueFullException(int limit) {
    super(
        limit
            + " extracts are waiting, which is the limit; try again later, or raise"
            + " codeweft.extract.queue-limit");
  }
}
