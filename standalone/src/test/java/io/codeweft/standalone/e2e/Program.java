package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the packaged program is and how it is started: as the {@code weft} script does it. */
final class Program {
  private static final Pattern JVM_FLAGS = Pattern.compile("jvm_flags=\\(([^)]*)\\)");

  /** What the script adds for every command but {@code serve}; our servers are short-lived too. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private Program() {}

  /** The root of the source tree; tests run in the folder of their module. */
  static Path root() {
    Path module = Path.of("").toAbsolutePath();
    Path root = module.getParent();
    if (root == null || !Files.isRegularFile(root.resolve("weft"))) {
      throw new IllegalStateException(
          "the tests of the program run in the folder standalone, not in " + module);
    }
    return root;
  }

  /** The application of a module; an error that says how to build it when it is missing. */
  static Path jar(String module) {
    Path jar = root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError(
          jar
              + " is missing; build it with: mvn package -DskipTests -Dservices.skip=false -pl "
              + module
              + " -am");
    }
    return jar;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The command line of {@code weft} with these arguments. */
  static List<String> weft(String... arguments) {
    return weft(jar("standalone"), arguments);
  }

  /** The command line of another release of {@code weft}. */
  static List<String> weft(Path jar, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(jvmFlags());
    command.add(QUICK_START);
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command line of a service as a process of its own. */
  static List<String> service(String module, int port, String bootstrapServers, Path warehouse) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(jvmFlags());
    command.add(QUICK_START);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dkafka.bootstrap.servers=" + bootstrapServers);
    command.add("-Dcodeweft.warehouse=" + warehouse);
    command.add("-jar");
    command.add(jar(module).toString());
    return command;
  }

  private static List<String> jvmFlags() {
    try {
      Matcher flags = JVM_FLAGS.matcher(Files.readString(root().resolve("weft")));
      if (!flags.find()) {
        throw new IllegalStateException("the weft script has no jvm_flags=(...)");
      }
      return List.of(flags.group(1).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
