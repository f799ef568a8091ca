package io.codeweft.standalone.graph;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one graph that the folder of a pack compiles to; nothing is registered. */
public final class PackGraphs implements GraphSource {
  private final Path folder;
  private final FunctionSnapshot functions;

  /**
   * @param functions that its views may call
   */
  public PackGraphs(Path folder, FunctionSnapshot functions) {
    this.folder = folder;
    this.functions = functions;
  }

  /** The files of a folder. */
  public static PackBundle read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw GraphSource.bad(folder + " is not a folder");
    }
    try {
      return PackBundle.fromFolder(folder);
    } catch (PackException e) {
      throw refused(folder, e);
    } catch (IOException e) {
      throw GraphSource.bad("the pack " + folder + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public List<ViewGraph> current() {
    try {
      Pack pack = PackReader.read(read(folder));
      return List.of(
          new PolicyLane(functions)
              .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack)));
    } catch (PackException e) {
      throw refused(folder, e);
    } catch (CompileException e) {
      throw refused(folder, e);
    }
  }

  @Override
  public ViewGraph at(String name, String version) {
    throw GraphSource.bad("the folder " + folder + " has no versions; leave out --pack");
  }

  private static CommandFailure refused(Path folder, Exception e) {
    return new CommandFailure(
        ExitCode.BUILD_REFUSED, "the pack " + folder + " is refused\n" + e.getMessage());
  }
}
