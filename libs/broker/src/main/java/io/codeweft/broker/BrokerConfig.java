package io.codeweft.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the broker keeps its data and listens.
 *
 * @param dataDir directory of its own; formatted on first use, kept between starts
 * @param port client port on the loopback interface
 * @param controllerPort controller port on the loopback interface
 */
public record BrokerConfig(Path dataDir, int port, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String HOST = "127.0.0.1";

  /** {@code HOST:PORT} for clients. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Broker properties: one node, small caches, no rebalance delay, loopback only. */
  Map<String, Object> properties() {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", Integer.toString(NODE_ID)),
        Map.entry(
            "listeners",
            "BROKER://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort),
        Map.entry("advertised.listeners", "BROKER://" + HOST + ":" + port),
        Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("inter.broker.listener.name", "BROKER"),
        Map.entry("controller.listener.names", CONTROLLER_LISTENER),
        Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
        Map.entry("log.dirs", dataDir.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("num.network.threads", "1"),
        Map.entry("num.io.threads", "2"),
        Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
        // Shorter timeouts fence the broker on a busy machine; longer ones delay a restart after
        // a crash, which has to wait the session out.
        Map.entry("broker.session.timeout.ms", "4000"),
        Map.entry("broker.heartbeat.interval.ms", "500"));
  }
}
