package io.codeweft.registry.graph;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;

/** Packs, compiled against the function library that Codeweft ships. */
public final class Packs {
  private Packs() {}

  public static ViewGraph python() throws CompileException {
    return compile(PackBundle.builtIn("python"));
  }

  public static ViewGraph compile(PackBundle bundle) throws CompileException {
    Pack pack = PackReader.read(bundle);
    return new PolicyLane(FunctionLibrary.standard().snapshot())
        .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack));
  }
}
