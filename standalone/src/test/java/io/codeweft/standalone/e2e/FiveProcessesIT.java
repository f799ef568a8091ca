package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A broker, the five services and a second worker as processes of their own: the example. */
class FiveProcessesIT {
  private static final List<String> SERVICES =
      List.of(
          "registry-service",
          "extract-service",
          "udf-service",
          "view-worker",
          "materializer-service");

  /** Two of the broker, then the services, then the second worker. */
  private static final int PORTS = 2 + SERVICES.size() + 1;

  private static final Pattern TASKS = Pattern.compile("(?m)^worker \\S+: (\\d+) tasks$");

  @Test
  void giveTheRowsOfTheSingleProcess() throws IOException {
    SERVICES.forEach(Program::jar);
    Path folder = Workspace.folder("five");
    Path warehouse = folder.resolve("warehouse");
    int base = freeRange();
    try (WeftProcess example =
        WeftProcess.start(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "WEFT", launcher(folder).toString(),
                "WORKERS", "2",
                "KAFKA_PORT", Integer.toString(base),
                "BASE_PORT", Integer.toString(base + 2)),
            List.of(
                Program.root().resolve("examples/five-processes.sh").toString(),
                SampleRepository.below(folder).path(),
                SampleRepository.NAME,
                warehouse.toString()))) {
      WeftProcess.Ended ended = example.await(WeftProcess.LIMIT);
      assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
      assertThat(ended.out()).contains("completed");
      List<Integer> tasks = new ArrayList<>();
      Matcher workers = TASKS.matcher(ended.out());
      while (workers.find()) {
        tasks.add(Integer.parseInt(workers.group(1)));
      }
      assertThat(tasks).describedAs("%s", ended).hasSize(2).allMatch(count -> count > 0);
      WarehouseTables.lastBuild(warehouse).assertSameRows(Baseline.original().tables());
    }
  }

  /** The script would build what has changed; the tests are about what is packaged. */
  private static Path launcher(Path folder) throws IOException {
    String command =
        Program.weft().stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Path script = folder.resolve("weft");
    Files.writeString(script, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** The first of some adjacent ports that nobody listens on now. */
  private static int freeRange() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int base = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      if (isFree(base)) {
        return base;
      }
    }
    throw new AssertionError("no " + PORTS + " adjacent free ports");
  }

  private static boolean isFree(int base) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int port = base; port < base + PORTS; port++) {
        sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      sockets.forEach(FiveProcessesIT::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("a probe socket does not close", e);
    }
  }
}
