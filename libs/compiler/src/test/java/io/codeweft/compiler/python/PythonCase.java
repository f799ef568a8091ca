package io.codeweft.compiler.python;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The pack, compiled once, and its tables over the repository of traps, built once. */
final class PythonCase {
  static final Path DATA =
      Path.of("src/test/resources/io/codeweft/compiler/python").toAbsolutePath();

  private static @Nullable ViewGraph graph;
  private static @Nullable PackDatabase database;

  private PythonCase() {}

  static synchronized ViewGraph graph() {
    if (graph == null) {
      Pack pack = PackReader.read(PackBundle.builtIn("python"));
      try {
        graph =
            new PolicyLane(FunctionLibrary.standard().snapshot())
                .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack));
      } catch (CompileException e) {
        throw new AssertionError("the built-in pack does not compile", e);
      }
    }
    return graph;
  }

  /** Shared by all tests, which only read it. */
  static synchronized PackDatabase database() {
    if (database == null) {
      try {
        PackDatabase built = new PackDatabase(graph(), DATA);
        built.build();
        built.defineIntermediates();
        database = built;
      } catch (SQLException e) {
        throw new AssertionError("the compiled pack does not run", e);
      }
    }
    return database;
  }
}
