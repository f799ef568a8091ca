package io.codeweft.extract.scip;

import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ErrorTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * scip-python at work on a copy of the files. Nothing but these files decides what it says: without
 * a configuration of ours it would take one from a folder further up, and ask an interpreter, in
 * the folder it indexes, for the packages that happen to be installed.
 */
public final class ScipRun implements AutoCloseable {
  /** Newer versions of Python are unknown to scip-python 0.6.6, which then asks an interpreter. */
  private static final int NEWEST_MINOR = 12;

  private static final int KILLED = 137;
  private static final int MAX_TOLD = 300;
  private static final Pattern ERROR =
      Pattern.compile("(?m)^.*\\b[A-Z]\\w*(Error|Exception)\\b.*$");

  private final Process process;
  private final ErrorTail errors;
  private final ScipOptions options;
  private final Path folder;
  private final long deadline;

  private ScipRun(Process process, ScipOptions options, Path folder) {
    this.process = process;
    this.errors = ErrorTail.of(process);
    this.options = options;
    this.folder = folder;
    this.deadline = System.nanoTime() + options.timeout().toNanos();
  }

  /** Where a run in {@code folder} finds the files. */
  public static Path project(Path folder) {
    return folder.resolve("project");
  }

  /**
   * Starts it.
   *
   * @param folder of this run alone, with the files in {@link #project}
   * @param name of the repository
   * @param pythonVersion of the interpreter that reads the files, {@code 3.11.7}
   */
  public static ScipRun start(
      ScipPython tool, Path folder, String name, String pythonVersion, ScipOptions options)
      throws ScipException {
    try {
      Path environment = Files.write(folder.resolve("environment.json"), Json.bytes(List.of()));
      configure(folder, language(pythonVersion));
      ProcessBuilder builder =
          new ProcessBuilder(
                  tool.executable().toString(),
                  "index",
                  "--cwd",
                  project(folder).toString(),
                  "--project-name",
                  name,
                  "--project-version",
                  "0",
                  "--environment",
                  environment.toString(),
                  "--quiet",
                  "--output",
                  output(folder).toString())
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      Map<String, String> variables = builder.environment();
      variables.put("NODE_OPTIONS", "--max-old-space-size=" + (options.memoryBytes() >> 20));
      variables.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
      Process process = builder.start();
      process.getOutputStream().close();
      return new ScipRun(process, options, folder);
    } catch (IOException e) {
      throw new ScipException(
          "crashed", "scip-python cannot be started: " + e.getMessage() + FIX, e);
    }
  }

  private static final String FIX = "; give an index with --scip FILE, or switch it off";

  private static Path output(Path folder) {
    return folder.resolve("index.scip");
  }

  /** An environment without packages; every folder, those with a dot included; any platform. */
  private static void configure(Path folder, String language) throws IOException {
    Path environments = folder.resolve("environments");
    Files.createDirectories(
        environments.resolve("none").resolve("lib/python" + language + "/site-packages"));
    Files.createDirectories(project(folder));
    Files.write(
        project(folder).resolve("scip-pyrightconfig.json"),
        Json.bytes(
            Map.of(
                "include",
                List.of("."),
                "exclude",
                List.of("**/.codeweft-excludes-nothing"),
                "venvPath",
                environments.toString(),
                "venv",
                "none",
                "pythonVersion",
                language,
                "pythonPlatform",
                "All")));
  }

  private static String language(String pythonVersion) {
    int minor = Integer.parseInt(pythonVersion.split("\\.", -1)[1]);
    return "3." + Math.min(minor, NEWEST_MINOR);
  }

  /**
   * Waits for the index.
   *
   * @throws ScipException when there is none; what it wrote before it failed is no index
   */
  public Path await() throws ScipException {
    try {
      if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        close();
        throw late(options.timeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScipException("crashed", "interrupted while scip-python was running", e);
    }
    int exitCode = process.exitValue();
    if (exitCode == 0 && Files.isRegularFile(output(folder))) {
      return output(folder);
    }
    String said = errors.lastWords();
    throw exitCode == KILLED || said.contains("heap out of memory")
        ? new ScipException(
            "memory",
            "scip-python ran out of memory (its heap has "
                + (options.memoryBytes() >> 20)
                + " MB); raise codeweft.extract.scip-memory"
                + FIX,
            null)
        : new ScipException(
            "crashed",
            "scip-python ended with exit code " + exitCode + ": " + told(said) + FIX,
            null);
  }

  private static ScipException late(Duration timeout) {
    return new ScipException(
        "timeout",
        "scip-python took longer than "
            + timeout.toSeconds()
            + " s; raise codeweft.extract.scip-timeout"
            + FIX,
        null);
  }

  /** The line that names the error, without what differs from run to run. */
  private String told(String said) {
    Matcher error = ERROR.matcher(said);
    String line = error.find() ? error.group() : said.substring(said.lastIndexOf('\n') + 1);
    String told = line.strip().replace(folder.toString(), "");
    return told.length() > MAX_TOLD ? told.substring(0, MAX_TOLD) + "..." : told;
  }

  /** Ends it, and whatever it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
