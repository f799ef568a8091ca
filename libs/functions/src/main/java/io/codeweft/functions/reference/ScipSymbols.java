package io.codeweft.functions.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Symbols of SCIP, whose grammar is regular. */
public final class ScipSymbols {
  private static final String NAME = "(?:[A-Za-z0-9_+$-]+|`(?:[^`]|``)+`)";
  private static final String PACKAGE_PART = "((?:[^ ]|  )+) ";
  private static final Pattern LOCAL = Pattern.compile("local ([A-Za-z0-9_+$-]+)");
  private static final Pattern DESCRIPTOR =
      Pattern.compile(
          "(?<name>NAME)(?<suffix>[/#.:!])|(?<method>NAME)\\((?<id>[A-Za-z0-9_+$-]*)\\)\\."
                  .replace("NAME", NAME)
              + "|\\[(?<type>NAME)\\]|\\((?<parameter>NAME)\\)".replace("NAME", NAME),
          Pattern.DOTALL);
  private static final Pattern GLOBAL =
      Pattern.compile(
          "(?!local)" + PACKAGE_PART.repeat(4) + "((?:" + unnamed(DESCRIPTOR) + ")+)",
          Pattern.DOTALL);
  private static final Map<String, String> KINDS =
      Map.of("/", "namespace", "#", "type", ".", "term", ":", "meta", "!", "macro");

  private ScipSymbols() {}

  /** {@code scip_symbol_parse}: the parts of a symbol as a struct; null for what is none. */
  public static @Nullable Map<String, @Nullable Object> parse(@Nullable String symbol) {
    if (symbol == null) {
      return null;
    }
    Matcher local = LOCAL.matcher(symbol);
    if (local.matches()) {
      return struct(null, null, null, null, local.group(1), List.of());
    }
    Matcher global = GLOBAL.matcher(symbol);
    if (!global.matches()) {
      return null;
    }
    List<Object> descriptors = new ArrayList<>();
    DESCRIPTOR
        .matcher(global.group(5))
        .results()
        .forEach(d -> descriptors.add(descriptor(d.group())));
    return struct(
        global.group(1).replace("  ", " "),
        part(global.group(2)),
        part(global.group(3)),
        part(global.group(4)),
        null,
        descriptors);
  }

  private static String unnamed(Pattern pattern) {
    return pattern.pattern().replaceAll("\\(\\?<[a-z]+>", "(?:");
  }

  private static @Nullable String part(String escaped) {
    return escaped.equals(".") ? null : escaped.replace("  ", " ");
  }

  private static Map<String, @Nullable Object> descriptor(String text) {
    Matcher match = DESCRIPTOR.matcher(text);
    if (!match.matches()) {
      throw new IllegalStateException(text);
    }
    Map<String, @Nullable Object> descriptor = new LinkedHashMap<>();
    String id = match.group("id");
    if (match.group("name") != null) {
      put(descriptor, match.group("name"), null, KINDS.get(match.group("suffix")));
    } else if (match.group("method") != null) {
      put(descriptor, match.group("method"), id.isEmpty() ? null : id, "method");
    } else if (match.group("type") != null) {
      put(descriptor, match.group("type"), null, "type_parameter");
    } else {
      put(descriptor, Objects.requireNonNull(match.group("parameter")), null, "parameter");
    }
    return descriptor;
  }

  private static void put(
      Map<String, @Nullable Object> descriptor,
      String name,
      @Nullable String disambiguator,
      @Nullable String kind) {
    boolean escaped = name.startsWith("`");
    descriptor.put(
        "name", escaped ? name.substring(1, name.length() - 1).replace("``", "`") : name);
    descriptor.put("disambiguator", disambiguator);
    descriptor.put("kind", kind);
  }

  private static Map<String, @Nullable Object> struct(
      @Nullable String scheme,
      @Nullable String manager,
      @Nullable String packageName,
      @Nullable String version,
      @Nullable String localId,
      List<Object> descriptors) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("scheme", scheme);
    struct.put("manager", manager);
    struct.put("package_name", packageName);
    struct.put("version", version);
    struct.put("local_id", localId);
    struct.put("descriptors", descriptors);
    return struct;
  }
}
