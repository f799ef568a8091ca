package io.codeweft.standalone.server;

import java.nio.file.Path;

/**
 * Where the services of this process work and listen; loopback only.
 *
 * @param warehouse absolute path
 * @param httpPort port of all REST interfaces
 * @param kafkaPort client port of the embedded broker
 * @param controllerPort second port of the broker
 * @param command what the holder of the warehouse lock is called in messages
 */
public record ServerConfig(
    Path warehouse, int httpPort, int kafkaPort, int controllerPort, String command) {

  Path brokerData() {
    return warehouse.resolve("broker");
  }

  /** Log of all services and the broker. */
  public Path logFile() {
    return warehouse.resolve("logs").resolve("weft.log");
  }

  public String httpUrl() {
    return "http://127.0.0.1:" + httpPort;
  }
}
