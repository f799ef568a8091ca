package io.codeweft.standalone.cli;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.functions.guide.FunctionGuide;
import io.codeweft.standalone.graph.KnownFunctions;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft functions}: what views can call. */
@Command(
    name = "functions",
    description = "Lists the functions that views can call, or explains one.",
    mixinStandardHelpOptions = true)
public final class FunctionsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name or alias of a function. Default: all of them.")
  private @Nullable String name;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only functions with this capability tag.")
  private @Nullable String tag;

  @Option(
      names = "--markdown",
      description = "The reference of all functions as one page of Markdown.")
  private boolean markdown;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "A running server. Default: what the warehouse says; without one, the functions this"
              + " program brings along.")
  private @Nullable String server;

  @Override
  public Integer call() {
    FunctionSnapshot snapshot = KnownFunctions.of(server, warehouse.path());
    String wanted = name;
    if (markdown) {
      System.out.print(FunctionGuide.page(snapshot));
      System.out.flush();
    } else if (wanted != null) {
      FunctionDefinition function = named(snapshot, wanted);
      format.print(function, out -> print(function, out));
    } else {
      List<FunctionDefinition> functions = tagged(snapshot);
      format.print(functions, out -> functions.forEach(function -> line(function, out)));
    }
    return ExitCode.OK.code();
  }

  private List<FunctionDefinition> tagged(FunctionSnapshot snapshot) {
    String wanted = tag;
    if (wanted == null) {
      return snapshot.functions();
    }
    List<FunctionDefinition> functions =
        snapshot.functions().stream().filter(f -> f.tags().contains(wanted)).toList();
    if (functions.isEmpty()) {
      Set<String> tags = new TreeSet<>();
      snapshot.functions().forEach(f -> tags.addAll(f.tags()));
      throw bad("no function is tagged '" + wanted + "'; tags: " + String.join(", ", tags));
    }
    return functions;
  }

  private static FunctionDefinition named(FunctionSnapshot snapshot, String name) {
    return snapshot
        .find(name)
        .orElseThrow(
            () ->
                bad(
                    "no function '"
                        + name
                        + "'"
                        + snapshot
                            .nearest(name)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                        + " All of them: weft functions"));
  }

  private static void line(FunctionDefinition function, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-24s %-10s %s%n",
        function.name(),
        function.kind().name().toLowerCase(Locale.ROOT),
        FunctionGuide.summary(function));
  }

  private static void print(FunctionDefinition function, PrintStream out) {
    out.println(function.signature());
    out.println();
    out.println(function.documentation().strip().indent(2).stripTrailing());
    out.println();
    for (FunctionDefinition.Example example : function.examples()) {
      out.println("  " + example.call() + "  =>  " + example.result());
    }
    if (!function.examples().isEmpty()) {
      out.println();
    }
    out.printf(
        Locale.ROOT,
        "  %s, %s, nulls: %s%n",
        function.kind().name().toLowerCase(Locale.ROOT),
        function.volatility().name().toLowerCase(Locale.ROOT),
        function.nullRule().name().toLowerCase(Locale.ROOT));
    if (!function.tags().isEmpty()) {
      out.println("  tags " + String.join(", ", function.tags()));
    }
    if (!function.aliases().isEmpty()) {
      out.println("  also called " + String.join(", ", function.aliases()));
    }
    if (function.expression() != null) {
      out.println("  short for " + function.expression());
    }
    out.println("  implementation " + function.implementationHash());
  }

  private static CommandFailure bad(String message) {
    return new CommandFailure(ExitCode.BAD_ARGUMENTS, message);
  }
}
