package io.codeweft.functions.callback;

import io.codeweft.contracts.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol of SCIP, read by the grammar in the comment on {@code Symbol} of {@code scip.proto}.
 *
 * @param scheme null for a local symbol, and so are the three behind it, which are also null where
 *     the symbol has the placeholder {@code .}
 * @param localId null for a global symbol
 * @param descriptors from the outermost; none for a local symbol
 */
record ScipSymbol(
    @Nullable String scheme,
    @Nullable String manager,
    @Nullable String packageName,
    @Nullable String version,
    @Nullable String localId,
    List<Descriptor> descriptors) {

  /**
   * One name on the way to the symbol.
   *
   * @param disambiguator of a method with one, else null
   * @param kind {@code namespace}, {@code type}, {@code term}, {@code method}, {@code
   *     type_parameter}, {@code parameter}, {@code meta} or {@code macro}
   */
  record Descriptor(String name, @Nullable String disambiguator, String kind) {}

  /** The parts as a JSON object, null ones left out; null for a text that is no symbol. */
  static @Nullable String json(String symbol) {
    ScipSymbol parsed = new Parser(symbol).symbol();
    return parsed == null ? null : Json.text(parsed);
  }

  /** Recursive descent without recursion: a symbol is a sequence. Null stands for "not this". */
  private static final class Parser {
    private static final String LOCAL = "local ";

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    @Nullable ScipSymbol symbol() {
      if (text.startsWith(LOCAL)) {
        at = LOCAL.length();
        String id = simpleName();
        return id == null || at < text.length()
            ? null
            : new ScipSymbol(null, null, null, null, id, List.of());
      }
      String scheme = spaceEscaped();
      String manager = spaceEscaped();
      String packageName = spaceEscaped();
      String version = spaceEscaped();
      if (scheme == null
          || scheme.startsWith("local")
          || manager == null
          || packageName == null
          || version == null) {
        return null;
      }
      List<Descriptor> descriptors = new ArrayList<>();
      do {
        Descriptor descriptor = descriptor();
        if (descriptor == null) {
          return null;
        }
        descriptors.add(descriptor);
      } while (at < text.length());
      return new ScipSymbol(
          scheme, present(manager), present(packageName), present(version), null, descriptors);
    }

    private static @Nullable String present(String part) {
      return part.equals(".") ? null : part;
    }

    /** Up to a single space; two stand for one. Null when empty, or when no space ends it. */
    private @Nullable String spaceEscaped() {
      StringBuilder part = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != ' ') {
          part.append(c);
        } else if (accept(' ')) {
          part.append(' ');
        } else {
          return part.isEmpty() ? null : part.toString();
        }
      }
      return null;
    }

    private @Nullable Descriptor descriptor() {
      if (accept('(')) {
        String name = name();
        return name != null && accept(')') ? new Descriptor(name, null, "parameter") : null;
      }
      if (accept('[')) {
        String name = name();
        return name != null && accept(']') ? new Descriptor(name, null, "type_parameter") : null;
      }
      String name = name();
      if (name == null || at == text.length()) {
        return null;
      }
      return switch (text.charAt(at++)) {
        case '/' -> new Descriptor(name, null, "namespace");
        case '#' -> new Descriptor(name, null, "type");
        case '.' -> new Descriptor(name, null, "term");
        case ':' -> new Descriptor(name, null, "meta");
        case '!' -> new Descriptor(name, null, "macro");
        case '(' -> {
          String disambiguator = simpleName();
          boolean closed = accept(')') && accept('.');
          if (!closed) {
            yield null;
          }
          yield new Descriptor(name, disambiguator, "method");
        }
        default -> null;
      };
    }

    private @Nullable String name() {
      if (!accept('`')) {
        return simpleName();
      }
      StringBuilder name = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '`') {
          name.append(c);
        } else if (accept('`')) {
          name.append('`');
        } else {
          return name.isEmpty() ? null : name.toString();
        }
      }
      return null;
    }

    /** Null, not empty, without a character. */
    private @Nullable String simpleName() {
      int start = at;
      while (at < text.length() && isSimple(text.charAt(at))) {
        at++;
      }
      return start == at ? null : text.substring(start, at);
    }

    private static boolean isSimple(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == '+'
          || c == '-'
          || c == '$';
    }

    private boolean accept(char c) {
      boolean found = at < text.length() && text.charAt(at) == c;
      at += found ? 1 : 0;
      return found;
    }
  }
}
