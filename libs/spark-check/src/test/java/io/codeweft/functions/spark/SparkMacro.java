package io.codeweft.functions.spark;

import io.codeweft.functions.internal.EngineBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.Function1;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A function whose calls become an expression over their arguments before anything is resolved, as
 * a macro of DuckDB does.
 */
public final class SparkMacro {
  private SparkMacro() {}

  /**
   * @param parameters names, in order
   * @param binding its {@code sql}, with {@code {name}} for the arguments of the last parameter
   *     when there is an {@code each}
   */
  public static void bind(
      SparkSession session, String name, List<String> parameters, EngineBinding binding) {
    Function1<Seq<Expression>, Expression> builder =
        arguments -> expanded(session, parameters, binding, CollectionConverters.asJava(arguments));
    session
        .sessionState()
        .functionRegistry()
        .createOrReplaceTempFunction(name, builder, "scala_udf");
  }

  private static Expression expanded(
      SparkSession session,
      List<String> parameters,
      EngineBinding binding,
      List<Expression> arguments) {
    String sql = binding.sql();
    int fixed = parameters.size() - (binding.each() == null ? 0 : 1);
    Map<String, Expression> byName = new HashMap<>();
    for (int i = 0; i < fixed; i++) {
      byName.put(parameters.get(i), arguments.get(i));
    }
    String each = binding.each();
    if (each != null) {
      String last = parameters.getLast();
      List<String> names =
          IntStream.range(fixed, arguments.size()).mapToObj(i -> last + i).toList();
      IntStream.range(fixed, arguments.size()).forEach(i -> byName.put(last + i, arguments.get(i)));
      sql =
          sql.replace(
              "{" + last + "}",
              names.stream()
                  .map(name -> each.replace("{it}", name))
                  .collect(Collectors.joining(", ")));
    }
    try {
      return session
          .sessionState()
          .sqlParser()
          .parseExpression(sql)
          .transformUp(new Arguments(byName));
    } catch (ParseException e) {
      throw new IllegalArgumentException("not an expression of Spark: " + sql, e);
    }
  }

  /** Puts arguments in the place of the names of parameters. */
  private static final class Arguments extends AbstractPartialFunction<Expression, Expression> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Expression> byName;

    Arguments(Map<String, Expression> byName) {
      this.byName = byName;
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof UnresolvedAttribute name && byName.containsKey(name.name());
    }

    @Override
    public Expression apply(Expression expression) {
      return Objects.requireNonNull(byName.get(((UnresolvedAttribute) expression).name()));
    }
  }
}
