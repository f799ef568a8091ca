package io.codeweft.functions.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionDefinition.Volatility;
import io.codeweft.contracts.json.Json;
import io.codeweft.functions.FunctionLibraryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition file:
 *
 * <pre>{@code
 * function: qname_last
 * aliases: []                      # optional
 * kind: scalar                     # or aggregate, window, table
 * parameters:
 *   - {name: qname, type: string}  # default: an SQL literal; variadic: true on the last one
 * returns: string                  # of a table: struct<column:type,...>
 * nulls: propagates                # or handles
 * volatility: immutable
 * tags: [qname]
 * documentation: What it gives, and for null and empty arguments.
 * examples:
 *   - {call: "qname_last('a.b')", result: "'b'"}
 * golden:
 *   - {args: [a.b], result: b}     # aggregate rows: [[...], ...]; window rows and results;
 *                                  # table args and rows, or contains: some of them
 * bindings:                        # or expression: SQL that the lane puts in place of a call
 *   duckdb:
 *     macro: string_split(qname, '.')[-1]
 *   spark:
 *     sql: substring_index(qname, '.', -1)
 * }</pre>
 */
public final class FunctionFileReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private FunctionFileReader() {}

  /** What decides results; a change of anything else leaves the implementation hash alone. */
  private record Implementation(
      String signature,
      Kind kind,
      NullRule nullRule,
      Volatility volatility,
      @Nullable EngineBindings bindings,
      @Nullable String expression,
      List<GoldenVector> golden) {}

  /**
   * @param file name used in messages; {@code <function>.yaml}
   * @throws FunctionLibraryException naming file, entry and what is expected
   */
  public static LibraryFunction read(String file, String yaml) {
    YamlEntry root =
        parse(file, yaml)
            .allow(
                "function",
                "aliases",
                "kind",
                "parameters",
                "returns",
                "nulls",
                "volatility",
                "tags",
                "documentation",
                "examples",
                "golden",
                "expression",
                "bindings");
    Kind kind = root.oneOf("kind", Kind.class);
    List<GoldenVector> golden =
        root.get("golden").items().stream().map(entry -> golden(entry, kind)).toList();
    FunctionDefinition unhashed = definition(root, kind, "");
    EngineBindings bindings = bindings(root, unhashed);
    Implementation implementation =
        new Implementation(
            unhashed.signature(),
            kind,
            unhashed.nullRule(),
            unhashed.volatility(),
            bindings,
            unhashed.expression(),
            golden);
    FunctionDefinition definition = definition(root, kind, Json.fingerprint(implementation));
    LibraryFunction function = new LibraryFunction(definition, golden, bindings);
    Completeness.require(file, function);
    return function;
  }

  private static FunctionDefinition definition(YamlEntry root, Kind kind, String hash) {
    return new FunctionDefinition(
        root.text("function"),
        texts(root, "aliases"),
        kind,
        root.get("parameters").items().stream().map(FunctionFileReader::parameter).toList(),
        root.text("returns"),
        root.oneOf("nulls", NullRule.class),
        root.oneOf("volatility", Volatility.class),
        texts(root, "tags"),
        root.text("documentation"),
        root.get("examples").items().stream().map(FunctionFileReader::example).toList(),
        hash,
        root.has("expression") ? root.text("expression") : null,
        1);
  }

  private static YamlEntry parse(String file, String yaml) {
    try {
      return new YamlEntry(file, "", YAML.readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new FunctionLibraryException(file + ": not readable as YAML: " + e.getMessage(), e);
    }
  }

  private static Parameter parameter(YamlEntry entry) {
    entry.allow("name", "type", "variadic", "default");
    return new Parameter(
        entry.text("name"),
        entry.text("type"),
        entry.flag("variadic"),
        entry.has("default") ? entry.text("default") : null);
  }

  private static Example example(YamlEntry entry) {
    entry.allow("call", "result");
    return new Example(entry.text("call"), entry.text("result"));
  }

  private static GoldenVector golden(YamlEntry entry, Kind kind) {
    return switch (kind) {
      case SCALAR -> {
        entry.allow("args", "result");
        yield new GoldenVector(List.of(values(entry.get("args"))), result(entry, "result"), false);
      }
      case AGGREGATE -> {
        entry.allow("rows", "result");
        yield new GoldenVector(rows(entry.get("rows")), result(entry, "result"), false);
      }
      case WINDOW -> {
        entry.allow("rows", "results");
        yield new GoldenVector(rows(entry.get("rows")), values(entry.get("results")), false);
      }
      case TABLE -> {
        entry.allow("args", "rows", "contains");
        boolean partial = entry.has("contains");
        yield new GoldenVector(
            List.of(values(entry.get("args"))),
            values(entry.get(partial ? "contains" : "rows")),
            partial);
      }
    };
  }

  private static List<List<@Nullable Object>> rows(YamlEntry list) {
    return list.items().stream().map(FunctionFileReader::values).toList();
  }

  private static @Nullable Object result(YamlEntry entry, String name) {
    if (!entry.node().has(name)) {
      throw entry.refused("entry '" + name + "' is missing; write '" + name + ": null' for null");
    }
    return entry.entry(name).value();
  }

  private static @Nullable EngineBindings bindings(YamlEntry root, FunctionDefinition definition) {
    if (root.has("expression") && !root.has("bindings")) {
      return null;
    }
    YamlEntry bindings = root.get("bindings").allow("duckdb", "spark");
    return new EngineBindings(
        binding(bindings.get("duckdb"), "macro", definition),
        binding(bindings.get("spark"), "sql", definition));
  }

  /** A callback that needs no SQL around it is called with the parameters. */
  private static EngineBinding binding(
      YamlEntry entry, String sqlName, FunctionDefinition definition) {
    entry.allow(sqlName, "each", "up_to", "java");
    String direct =
        definition.parameters().stream()
            .map(Parameter::name)
            .collect(
                Collectors.joining(
                    ", ", LibraryFunction.callbackName(definition.name()) + "(", ")"));
    int java = entry.number("java");
    return new EngineBinding(
        java > 0 && !entry.has(sqlName) ? direct : entry.text(sqlName),
        entry.has("each") ? entry.text("each") : null,
        entry.number("up_to"),
        java);
  }

  private static List<@Nullable Object> values(YamlEntry list) {
    List<@Nullable Object> values = new ArrayList<>();
    list.items().forEach(item -> values.add(item.value()));
    return values;
  }

  private static List<String> texts(YamlEntry root, String name) {
    return root.optionalItems(name).map(item -> item.node().asText()).toList();
  }
}
