package io.codeweft.standalone;

import io.codeweft.standalone.cli.WeftCommand;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry point of the packaged program. */
@QuarkusMain
public final class Weft {
  private Weft() {}

  public static void main(String[] args) {
    System.exit(WeftCommand.execute(args));
  }
}
