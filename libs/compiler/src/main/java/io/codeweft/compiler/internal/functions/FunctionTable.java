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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlOperator;

/** Every function a text may call, by name and alias, without case. The library goes first. */
public final class FunctionTable {
  private final Map<String, SqlOperator> byName = new TreeMap<>(Builtins.all());
  private final Set<SqlOperator> volatileOnes = new HashSet<>();

  public FunctionTable(FunctionSnapshot snapshot) {
    for (FunctionDefinition definition : snapshot.functions()) {
      SqlOperator operator = operator(definition);
      if (definition.volatility() == FunctionDefinition.Volatility.VOLATILE) {
        volatileOnes.add(operator);
      }
      byName.put(definition.name().toLowerCase(Locale.ROOT), operator);
      definition.aliases().forEach(alias -> byName.put(alias.toLowerCase(Locale.ROOT), operator));
    }
  }

  private static SqlOperator operator(FunctionDefinition definition) {
    Signature signature = Signature.of(definition);
    return switch (definition.kind()) {
      case SCALAR -> LaneFunction.library(signature);
      case AGGREGATE -> new LibraryAggregate(signature);
      case WINDOW, TABLE ->
          throw new IllegalArgumentException(
              "function '"
                  + definition.name()
                  + "' has kind "
                  + definition.kind()
                  + "; the lane knows scalar and aggregate functions");
    };
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
