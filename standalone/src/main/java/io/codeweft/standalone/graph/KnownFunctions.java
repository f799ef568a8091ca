package io.codeweft.standalone.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.json.Json;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.history.FunctionHistory;
import io.codeweft.standalone.client.ServerUnreachable;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import io.codeweft.tables.Warehouse;
import io.codeweft.udf.CurrentFunctions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The functions a command may use: those shipped and those made with {@code CREATE FUNCTION}. */
public final class KnownFunctions {
  private KnownFunctions() {}

  /**
   * Those of a server, else of a warehouse; of one that does not exist yet, those shipped.
   *
   * @param server base URL
   */
  public static FunctionSnapshot of(@Nullable String server, Path directory) {
    if (server != null) {
      return of(server);
    }
    return Files.isDirectory(directory)
        ? of(Warehouse.at(directory))
        : FunctionLibrary.standard().snapshot();
  }

  /** Those of a warehouse, as the udf-service publishes them over it. */
  public static FunctionSnapshot of(Warehouse warehouse) {
    return CurrentFunctions.of(
            FunctionLibrary.standard().snapshot(), new FunctionHistory(warehouse, false).newest())
        .snapshot();
  }

  private static FunctionSnapshot of(String server) {
    try {
      return Json.mapper()
          .treeToValue(new ServiceClient(server).get("/udf/snapshot"), FunctionSnapshot.class);
    } catch (ServerUnreachable | ServiceProblem e) {
      throw GraphSource.bad(String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw GraphSource.bad(
          server + "/udf/snapshot is no function snapshot: " + e.getOriginalMessage());
    }
  }
}
