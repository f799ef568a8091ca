package io.codeweft.compiler.internal.functions;

/** An operator with parameters that have names, types and perhaps defaults. */
public interface Signed {
  Signature signature();
}
