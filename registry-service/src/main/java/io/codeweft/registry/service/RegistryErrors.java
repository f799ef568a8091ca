package io.codeweft.registry.service;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.registry.graph.FunctionRefusedException;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.runtime.http.Problem;
import io.codeweft.runtime.http.ProblemException;
import io.codeweft.tables.TableException;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Every way in which a request to the registry can fail, with its HTTP status. */
public final class RegistryErrors {
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private RegistryErrors() {}

  public static ProblemException noFunctionSnapshot() {
    return new ProblemException(
        Problem.of(
            "no-function-snapshot",
            UNAVAILABLE,
            "No function snapshot",
            "views are compiled against the function library, and none has been published yet;"
                + " start the udf-service on the same Kafka cluster, then register again"));
  }

  static ProblemException notReadBack(ViewGraphRegistered event, Duration timeout) {
    return notReadBack(
        "Registration not confirmed",
        "graph " + event.name() + " version " + event.version() + " was published",
        timeout,
        "register again");
  }

  static ProblemException notReadBack(FunctionChanged event, Duration timeout) {
    return notReadBack("Function not confirmed", sent(event), timeout, "do the same again");
  }

  private static ProblemException notReadBack(
      String title, String done, Duration timeout, String again) {
    return new ProblemException(
        Problem.of(
            "not-read-back",
            UNAVAILABLE,
            title,
            done
                + ", but the registry did not read it back within "
                + timeout.toSeconds()
                + " s; "
                + again
                + ", which is safe, and look at /q/health"));
  }

  static ProblemException notRecorded(FunctionChanged event, TableException cause) {
    return notRecorded("Function not recorded", sent(event), cause);
  }

  private static String sent(FunctionChanged event) {
    return "version " + event.number() + " of function '" + event.name() + "' was sent";
  }

  public static ProblemException refused(FunctionRefusedException e) {
    return new ProblemException(
        Problem.of(
                "function-refused",
                UNPROCESSABLE,
                "Function refused",
                "nothing was changed: "
                    + e.findings().size()
                    + (e.findings().size() == 1 ? " finding\n" : " findings\n")
                    + e.getMessage())
            .withErrors(e.findings()));
  }

  static ProblemException onlyReads(String holder) {
    return new ProblemException(
        Problem.of(
            "only-reads",
            UNAVAILABLE,
            "This registry only reads",
            "another instance registers and plans: " + holder + "; send the request to that one"));
  }

  static ProblemException notRecorded(ViewGraphRegistered event, TableException cause) {
    return notRecorded(
        "Registration not recorded",
        "graph " + event.name() + " number " + event.number() + " was published",
        cause);
  }

  private static ProblemException notRecorded(String title, String done, TableException cause) {
    return new ProblemException(
        Problem.of(
            "not-recorded",
            UNAVAILABLE,
            title,
            done
                + ", but its row could not be written to the history: "
                + cause.getMessage()
                + "; do the same again when that is put right, which is safe"));
  }

  static ProblemException preconditionFailed(
      String name, Precondition expected, @Nullable ViewGraphRegistered current) {
    return new ProblemException(
        Problem.of(
            "precondition-failed",
            PRECONDITION_FAILED,
            "Somebody was faster",
            "nothing was changed: of graph '"
                + name
                + "' "
                + expected.expected()
                + " was expected to be current, but "
                + (current == null
                    ? "there is no graph of this name"
                    : "registration "
                        + current.number()
                        + " is (version "
                        + current.version()
                        + ")")
                + "; look at what it changes and try again"));
  }

  public static ProblemException bodyTooLarge(int limit) {
    return new ProblemException(
        Problem.of(
            "body-too-large",
            TOO_LARGE,
            "Body too large",
            "a registration has at most "
                + limit
                + " bytes; make the pack smaller or raise codeweft.registry.max-body-bytes and"
                + " quarkus.http.limits.max-body-size"));
  }

  public static ProblemException refused(String pack, GraphRefusedException e) {
    return new ProblemException(
        Problem.of(
                "graph-refused",
                UNPROCESSABLE,
                "Graph refused",
                "pack '"
                    + pack
                    + "' was not registered: "
                    + e.findings().size()
                    + (e.findings().size() == 1 ? " finding\n" : " findings\n")
                    + e.getMessage())
            .withErrors(e.findings()));
  }

  /**
   * @param kind {@code graph}, {@code view}, ...
   * @param names all there are, for the nearest
   */
  public static ProblemException unknown(String kind, String name, Collection<String> names) {
    String near = Nearest.to(name, names);
    return ProblemException.notFound(
        "unknown-" + kind,
        "there is no "
            + kind
            + " '"
            + name
            + "'"
            + (near == null ? "" : "; did you mean '" + near + "'?"));
  }
}
