package io.codeweft.standalone.cli;

import io.codeweft.compiler.diff.GraphDiff;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.standalone.graph.GraphSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weft diff}: what differs between two versions of a graph. */
@Command(
    name = "diff",
    description = "Compares two versions of a graph and says what rebuilds, under each policy.",
    mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
  @Mixin private GraphOptions options = new GraphOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "Folder of a pack, NAME (the current), NAME@NUMBER or NAME@VERSION.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "Likewise.")
  private String after = "";

  @Override
  public Integer call() {
    GraphDiff diff = GraphDiff.between(graph(before), graph(after));
    format.print(
        diff,
        out -> {
          out.printf(Locale.ROOT, "%.12s -> %.12s%n", diff.before(), diff.after());
          DiffText.print(diff, out);
        });
    return ExitCode.OK.code();
  }

  private ViewGraph graph(String text) {
    Path folder = Path.of(text);
    if (Files.isDirectory(folder)) {
      return options.pack(folder).named(null);
    }
    GraphName name = GraphName.parse(text);
    GraphSource source = options.source();
    String version = name.version();
    return version == null ? source.named(name.name()) : source.at(name.name(), version);
  }
}
