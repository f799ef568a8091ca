package io.codeweft.compiler;

import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Name and fingerprint of every view of the python pack; run in a process of its own too. */
final class PackFingerprints {
  private PackFingerprints() {}

  /**
   * @param seed decides in which order the views are registered
   */
  static List<String> of(long seed) throws CompileException {
    Pack pack = PackReader.read(PackBundle.builtIn("python"));
    List<ViewSource> views = new ArrayList<>(ViewGenerator.generate(pack));
    Collections.shuffle(views, new Random(seed));
    return new PolicyLane(FunctionLibrary.standard().snapshot())
        .compile("python", pack.datasets(), views).views().stream()
            .map(view -> "fingerprint " + view.name() + " " + view.fingerprint())
            .toList();
  }

  public static void main(String[] arguments) throws CompileException {
    of(Long.parseLong(arguments[0])).forEach(System.out::println);
  }
}
