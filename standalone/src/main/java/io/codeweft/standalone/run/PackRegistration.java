package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;

/** Registers the pack that comes with the product; registering it again changes nothing. */
public final class PackRegistration {
  private static final String PACK = "python";

  private PackRegistration() {}

  /**
   * Registers and returns the version of the view graph.
   *
   * @throws CommandFailure with {@link ExitCode#BUILD_REFUSED} when the registry refuses the pack
   */
  public static String builtIn(String serverUrl) {
    try {
      JsonNode graph =
          new ServiceClient(serverUrl).post("/registry/graphs", PackBundle.builtIn(PACK));
      return graph.path("version").asText();
    } catch (ServiceProblem e) {
      throw new CommandFailure(
          ExitCode.BUILD_REFUSED, "the " + PACK + " pack is refused: " + e.getMessage());
    }
  }
}
