package io.codeweft.contracts.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Recursive-descent reader of the canonical type text; white space is free. */
public final class TypeParser {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;
  private int depth;

  private TypeParser(String text) {
    this.text = text;
  }

  /** Reads one type; refuses anything behind it. */
  public static DataType parse(String text) {
    TypeParser parser = new TypeParser(text);
    DataType type = parser.type();
    parser.end();
    return type;
  }

  /** Reads one column type with its optional {@code !}. */
  public static Field parseField(String name, String text) {
    TypeParser parser = new TypeParser(text);
    DataType type = parser.type();
    boolean nullable = !parser.accept('!');
    parser.end();
    return new Field(name, type, nullable);
  }

  private DataType type() {
    if (++depth > MAX_DEPTH) {
      throw error("types nest at most " + MAX_DEPTH + " deep");
    }
    int start = at;
    String word = word().toLowerCase(Locale.ROOT);
    DataType type =
        switch (word) {
          case "list" -> list();
          case "map" -> map();
          case "struct" -> struct();
          default -> scalar(word, start);
        };
    depth--;
    return type;
  }

  private DataType list() {
    expect('<');
    DataType element = type();
    boolean nullable = !accept('!');
    expect('>');
    return new DataType.ListOf(element, nullable);
  }

  private DataType map() {
    expect('<');
    DataType key = type();
    accept('!');
    expect(',');
    DataType value = type();
    boolean nullable = !accept('!');
    expect('>');
    return new DataType.MapOf(key, value, nullable);
  }

  private DataType struct() {
    expect('<');
    List<Field> fields = new ArrayList<>();
    do {
      String name = word();
      expect(':');
      DataType type = type();
      fields.add(new Field(name, type, !accept('!')));
    } while (accept(','));
    expect('>');
    return new DataType.StructOf(fields);
  }

  private DataType scalar(String word, int start) {
    for (DataType.Scalar scalar : DataType.Scalar.values()) {
      if (scalar.toString().equals(word)) {
        return scalar;
      }
    }
    at = start;
    throw error(
        "unknown type '"
            + word
            + "'; allowed: "
            + Arrays.stream(DataType.Scalar.values())
                .map(DataType.Scalar::toString)
                .collect(Collectors.joining(", "))
            + ", list<T>, map<K,V>, struct<name:T,...>");
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (start == at) {
      throw error("expected a name");
    }
    return text.substring(start, at);
  }

  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw error("expected '" + c + "'");
    }
  }

  private void end() {
    skipSpace();
    if (at != text.length()) {
      throw error("unexpected text");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private SchemaException error(String what) {
    return new SchemaException("type '" + text + "', position " + (at + 1) + ": " + what);
  }
}
