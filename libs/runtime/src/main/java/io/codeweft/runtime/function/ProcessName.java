package io.codeweft.runtime.function;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells processes apart, for people. */
public final class ProcessName {
  private ProcessName() {}

  /** {@code HOST:PID} of this process. */
  public static String ofThis() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown-host";
    }
    return host + ":" + ProcessHandle.current().pid();
  }
}
