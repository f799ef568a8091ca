package io.codeweft.standalone.watch;

import java.io.IOException;
import java.util.Locale;

/** A folder that cannot be watched. The message says why and how to fix it. */
public final class WatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private WatchException(String message, IOException cause) {
    super(message, cause);
  }

  /** Whether the system watches no more folders for this user. */
  static boolean isLimit(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("limit");
  }

  static WatchException of(Object what, IOException cause) {
    return new WatchException(
        what
            + " cannot be watched: "
            + cause.getMessage()
            + (isLimit(cause)
                ? "; exclude folders, or raise the limits of the system: sudo sysctl"
                    + " fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024"
                : "; check its rights"),
        cause);
  }
}
