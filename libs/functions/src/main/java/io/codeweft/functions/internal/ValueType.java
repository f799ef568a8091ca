package io.codeweft.functions.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameter types of the library: type texts, {@code any} and type variables. */
public final class ValueType {
  private ValueType() {}

  /** One upper-case letter. */
  public static boolean isVariable(String type) {
    return type.length() == 1 && Character.isUpperCase(type.charAt(0));
  }

  public static boolean isAny(String type) {
    return type.equals("any");
  }

  /** The fixed scalar type; empty for {@code any} and variables. */
  public static Optional<Scalar> fixed(String type) {
    return isAny(type) || isVariable(type) ? Optional.empty() : Optional.of(scalar(type));
  }

  /** The type that stands for a value where the definition leaves it open. */
  public static Scalar of(@Nullable Object value) {
    return switch (value) {
      case Long _ -> Scalar.INT64;
      case Boolean _ -> Scalar.BOOL;
      case null, default -> Scalar.STRING;
    };
  }

  /** Whether a value may be given where this type is declared. */
  public static boolean accepts(String type, @Nullable Object value) {
    if (value == null) {
      return true;
    }
    Optional<Scalar> fixed = fixed(type);
    return fixed.isEmpty()
        || fixed.get() == of(value)
        || (fixed.get() == Scalar.INT32
            && value instanceof Long number
            && number.intValue() == number);
  }

  private static Scalar scalar(String type) {
    DataType parsed = TypeParser.parse(type);
    if (parsed instanceof Scalar scalar && scalar != Scalar.BINARY && scalar != Scalar.FLOAT64) {
      return scalar;
    }
    // binary and floats have no single text form, so golden vectors could not say what is right
    throw new SchemaException(
        "type '" + type + "' cannot be bound; allowed: string, int32, int64, bool, any, T");
  }
}
