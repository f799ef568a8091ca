package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/** A scalar function, built-in or of the library. */
public final class LaneFunction extends SqlFunction implements Signed {
  /** What UNNEST of a map unnests. */
  public static final LaneFunction MAP_ENTRIES =
      builtin("map_entries(map map<K,V>) -> list<entry<K,V>>!", "map_entries");

  private final Signature signature;
  private final String engineName;
  private final boolean library;

  private LaneFunction(Signature signature, String engineName, boolean library) {
    super(
        signature.name(),
        SqlKind.OTHER_FUNCTION,
        call -> signature.resultType(SignatureChecker.types(call), call.getTypeFactory()),
        null,
        new SignatureChecker(signature),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.signature = signature;
    this.engineName = engineName;
    this.library = library;
  }

  static LaneFunction builtin(String signature, String engineName) {
    return new LaneFunction(Signature.parse(signature), engineName, false);
  }

  static LaneFunction library(Signature signature) {
    return new LaneFunction(signature, FunctionDefinition.engineName(signature.name()), true);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /** What the engine calls it. */
  public String engineName() {
    return engineName;
  }

  /** Whether it comes from the snapshot, so that a view which calls it requires it. */
  public boolean isLibrary() {
    return library;
  }
}
