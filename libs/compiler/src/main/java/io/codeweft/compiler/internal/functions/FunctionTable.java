package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/** Every function a text may call, by name and alias, without case. The library goes first. */
public final class FunctionTable {
  private final Map<String, SqlOperator> byName = new TreeMap<>(Builtins.all());
  private final Set<SqlOperator> volatileOnes = new HashSet<>();
  private @Nullable FunctionBodies bodies;

  public FunctionTable(FunctionSnapshot snapshot) {
    for (FunctionDefinition definition : snapshot.functions()) {
      SqlOperator operator = operator(definition, snapshot);
      if (definition.volatility() == FunctionDefinition.Volatility.VOLATILE) {
        volatileOnes.add(operator);
      }
      byName.put(definition.name().toLowerCase(Locale.ROOT), operator);
      definition.aliases().forEach(alias -> byName.put(alias.toLowerCase(Locale.ROOT), operator));
    }
  }

  /** Names and aliases of what every text may call, whatever the snapshot says. */
  public static Set<String> builtins() {
    return Builtins.all().keySet();
  }

  /** Called once, by whoever types expressions over this table. */
  public void expandWith(FunctionBodies with) {
    this.bodies = with;
  }

  private SqlOperator operator(FunctionDefinition definition, FunctionSnapshot snapshot) {
    Signature signature = Signature.of(definition);
    String expression = definition.expression();
    if (FunctionDefinition.BY_LANE.equals(expression)) {
      return LaneWork.of(definition, signature, snapshot);
    }
    return switch (definition.kind()) {
      case SCALAR ->
          expression == null
              ? LaneFunction.library(signature)
              : new ExpandedFunction(
                  signature, expression, () -> Objects.requireNonNull(bodies, "not bound"));
      case WINDOW ->
          new WindowTemplate(signature, required(definition, expression, "an expression"));
      case AGGREGATE -> {
        if (expression != null) {
          throw unknown(definition, "no expression: engines bind aggregates");
        }
        yield new LibraryAggregate(signature);
      }
      case TABLE -> throw unknown(definition, "the expression " + FunctionDefinition.BY_LANE);
    };
  }

  private static String required(
      FunctionDefinition definition, @Nullable String text, String expected) {
    if (text == null) {
      throw unknown(definition, expected);
    }
    return text;
  }

  private static IllegalArgumentException unknown(FunctionDefinition definition, String expected) {
    return new IllegalArgumentException(
        "function '"
            + definition.name()
            + "' of kind "
            + definition.kind()
            + " needs "
            + expected
            + ", else the lane does not know it");
  }

  public Optional<SqlOperator> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  public Collection<String> names() {
    return byName.keySet();
  }

  /** Whether two calls with the same arguments may differ. */
  public boolean isVolatile(SqlOperator operator) {
    return volatileOnes.contains(operator);
  }

  /** Each operator once. */
  public List<SqlOperator> operators() {
    return new ArrayList<>(new LinkedHashSet<>(byName.values()));
  }
}
