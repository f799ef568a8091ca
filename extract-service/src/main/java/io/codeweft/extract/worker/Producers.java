package io.codeweft.extract.worker;

/**
 * What the workers fill beside the facts of text, syntax tree and symbol table.
 *
 * @param bytecode the compiled code
 * @param libcst the concrete syntax tree, where LibCST can be imported
 */
public record Producers(boolean bytecode, boolean libcst) {

  /** Everything the interpreter has. */
  public static Producers all() {
    return new Producers(true, true);
  }

  /** As the program's argument. */
  String argument() {
    return (bytecode ? "bytecode" : "") + "," + (libcst ? "libcst" : "");
  }
}
