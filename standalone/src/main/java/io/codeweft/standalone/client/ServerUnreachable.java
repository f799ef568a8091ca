package io.codeweft.standalone.client;

/** No server answers. */
public final class ServerUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerUnreachable(String url, Throwable cause) {
    super("no server answers at " + url + "; start one with 'weft serve' or name it", cause);
  }
}
