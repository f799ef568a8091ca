package io.codeweft.contracts.pack;

/**
 * Something wrong in a pack.
 *
 * @param file file of the pack
 * @param line 1-based; 0 when the problem belongs to no line
 * @param message what is wrong and what is allowed
 */
public record PackProblem(String file, int line, String message) {

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
