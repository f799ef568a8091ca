package io.codeweft.contracts.function;

import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a snapshot says of every function what readers rely on, and whether it is what its hash
 * says. Whoever reads a snapshot asks here before it counts.
 */
public final class SnapshotCheck {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** A type variable, or {@code any}. */
  private static final Pattern OPEN_TYPE = Pattern.compile("\\b([A-Z]|any)\\b");

  private final List<String> findings = new ArrayList<>();
  private final Map<String, String> owners = new TreeMap<>();

  private SnapshotCheck() {}

  /** What is wrong and where, one line each, in the order of the definitions; empty = complete. */
  public static List<String> findings(FunctionSnapshot snapshot) {
    SnapshotCheck check = new SnapshotCheck();
    check.require(!snapshot.functions().isEmpty(), "the snapshot", "it has no functions");
    snapshot.functions().forEach(check::function);
    FunctionSnapshot content = FunctionSnapshot.of(snapshot.functions());
    check.require(
        content.functions().equals(snapshot.functions()),
        "the snapshot",
        "its functions are not sorted by name");
    check.require(
        content.hash().equals(snapshot.hash()),
        "the snapshot",
        "its hash is " + snapshot.hash() + ", that of its content is " + content.hash());
    check.require(
        content.libraryHash().equals(snapshot.libraryHash()),
        "the snapshot",
        "its library hash is "
            + snapshot.libraryHash()
            + ", that of its content is "
            + content.libraryHash());
    return List.copyOf(check.findings);
  }

  private void function(FunctionDefinition function) {
    String at = "function '" + function.name() + "'";
    names(at, function);
    parameters(at, function.parameters());
    String returns = function.returns();
    type(
        at + ", returns",
        returns.endsWith("!") ? returns.substring(0, returns.length() - 1) : returns);
    require(!function.documentation().isBlank(), at, "it has no documentation");
    // a function made of SQL means what its expression says
    require(
        !function.examples().isEmpty() || function.expression() != null, at, "it has no examples");
    for (Example example : function.examples()) {
      require(
          !example.call().isBlank() && !example.result().isBlank(),
          at,
          "an example has no call or no result");
    }
    require(
        HASH.matcher(function.implementationHash()).matches(),
        at,
        "its implementation hash is '"
            + function.implementationHash()
            + "' and not 64 lower-case hex digits");
  }

  private void names(String at, FunctionDefinition function) {
    Stream.concat(Stream.of(function.name()), function.aliases().stream())
        .forEach(
            name -> {
              require(
                  NAME.matcher(name).matches(),
                  at,
                  "'" + name + "' is no name; use a-z, 0-9 and _, a letter first");
              String other = owners.putIfAbsent(name, function.name());
              require(
                  other == null,
                  at,
                  "the name '" + name + "' is taken by function '" + other + "'");
            });
  }

  private void parameters(String at, List<Parameter> parameters) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String here = at + ", parameter '" + parameter.name() + "'";
      require(NAME.matcher(parameter.name()).matches(), here, "that is no name");
      require(!seen.contains(parameter.name()), here, "there is another of this name");
      require(
          !parameter.variadic() || i == parameters.size() - 1,
          here,
          "only the last may be variadic");
      require(
          parameter.defaultValue() != null
              || parameter.variadic()
              || i == 0
              || parameters.get(i - 1).defaultValue() == null,
          here,
          "it needs a default, as the one before has");
      type(here, parameter.type());
      seen.add(parameter.name());
    }
  }

  private void type(String at, String type) {
    try {
      TypeParser.parse(OPEN_TYPE.matcher(type).replaceAll("string"));
    } catch (SchemaException e) {
      findings.add(at + ": '" + type + "' is no type: " + e.getMessage());
    }
  }

  private void require(boolean holds, String at, String what) {
    if (!holds) {
      findings.add(at + ": " + what);
    }
  }
}
