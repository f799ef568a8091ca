package io.codeweft.standalone.server;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the body of a command once all services are up; the services stop when it returns. */
public final class WeftApplication implements QuarkusApplication {

  /** What a command does while the services run; returns the exit code. */
  @FunctionalInterface
  public interface Body {
    int run() throws Exception;
  }

  // The framework creates the application object, so the body cannot be passed to it.
  private static final AtomicReference<Body> BODY = new AtomicReference<>();

  static void setBody(Body body) {
    BODY.set(body);
  }

  @Override
  public int run(String... args) throws Exception {
    return Objects.requireNonNull(BODY.get(), "started without a command").run();
  }
}
