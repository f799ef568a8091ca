package io.codeweft.functions.duckdb;

import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.functions.internal.EngineBinding;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The macros of one function: a name and each alias, with an overload per number of arguments. */
final class MacroSql {
  private MacroSql() {}

  /** An overload; {@code type} of a parameter is empty where any type is taken. */
  private record Overload(List<Argument> arguments, String body) {
    record Argument(String name, Optional<String> type) {}

    String parameters() {
      return arguments.stream()
          .map(a -> a.name() + a.type().map(t -> " " + t).orElse(""))
          .collect(Collectors.joining(", "));
    }
  }

  /** One statement per name. */
  static List<String> create(LibraryFunction function) {
    String overloads =
        overloads(function).stream()
            .map(overload -> "(" + overload.parameters() + ") AS " + overload.body())
            .collect(Collectors.joining(", "));
    return function.engineNames().stream().map(name -> "CREATE MACRO " + name + overloads).toList();
  }

  /** {@code macro name(parameter TYPE, ...)} of every overload, as the catalogue should list it. */
  static List<String> catalogueEntries(LibraryFunction function) {
    List<String> entries = new ArrayList<>();
    for (String name : function.engineNames()) {
      for (Overload overload : overloads(function)) {
        entries.add(
            overload.arguments().stream()
                .map(a -> a.name() + " " + a.type().orElse("ANY"))
                .collect(Collectors.joining(", ", "macro " + name + "(", ")")));
      }
    }
    return entries;
  }

  private static List<Overload> overloads(LibraryFunction function) {
    List<Parameter> parameters = function.definition().parameters();
    EngineBinding macro = function.duckdb();
    String each = macro.each();
    if (each == null) {
      return List.of(
          new Overload(parameters.stream().map(MacroSql::argument).toList(), macro.sql()));
    }
    List<Overload> overloads = new ArrayList<>();
    Parameter variadic = parameters.getLast();
    List<Overload.Argument> arguments = new ArrayList<>();
    parameters.subList(0, parameters.size() - 1).forEach(p -> arguments.add(argument(p)));
    List<String> expanded = new ArrayList<>();
    for (int i = 1; i <= macro.upTo(); i++) {
      String name = variadic.name() + i;
      arguments.add(new Overload.Argument(name, argument(variadic).type()));
      expanded.add(each.replace("{it}", name));
      overloads.add(
          new Overload(
              List.copyOf(arguments),
              macro.sql().replace("{" + variadic.name() + "}", String.join(", ", expanded))));
    }
    return overloads;
  }

  private static Overload.Argument argument(Parameter parameter) {
    return new Overload.Argument(
        parameter.name(), ParameterType.parse(parameter.type()).fixed().map(DuckDbType::name));
  }
}
