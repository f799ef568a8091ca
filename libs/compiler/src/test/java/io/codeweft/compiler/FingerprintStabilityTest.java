package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Fingerprints do not depend on the process, its settings, the order of views or other threads. */
class FingerprintStabilityTest {
  @Test
  void another_process_with_other_settings_gives_the_same() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=2",
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Chatham",
            "-Dfile.encoding=ISO-8859-1",
            "-cp",
            System.getProperty("java.class.path"),
            PackFingerprints.class.getName(),
            "11");
    assertThat(fingerprints(command)).isEqualTo(PackFingerprints.of(7));
  }

  private static List<String> fingerprints(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = output.lines().filter(line -> line.startsWith("fingerprint ")).toList();
    assertThat(lines).as(output).isNotEmpty();
    return lines;
  }

  @Test
  void threads_side_by_side_give_the_same() throws Exception {
    PolicyLane lane = new PolicyLane(Sample.functions());
    List<String> texts = new ArrayList<>();
    for (EqualityCase meaning : EqualityCase.all().subList(0, 30)) {
      texts.add(meaning.same().getFirst().sql());
    }
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(() -> fingerprints(lane, texts));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<String>> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(fingerprints(lane, texts));
      }
    }
  }

  private static List<String> fingerprints(PolicyLane lane, List<String> texts)
      throws CompileException {
    List<String> fingerprints = new ArrayList<>();
    for (String text : texts) {
      fingerprints.add(lane.query(text, Sample.TABLES).fingerprint());
    }
    return fingerprints;
  }
}
