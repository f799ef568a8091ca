package io.codeweft.extract.treesitter.internal;

import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.ExtractException;
import io.github.treesitter.jtreesitter.Language;
import io.github.treesitter.jtreesitter.LanguageMetadata;
import io.github.treesitter.jtreesitter.Query;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The language of the files: its words for nodes and fields, and the queries. Thread-safe. */
public final class Grammar {
  private static final String[] QUERIES = {"definitions.scm", "calls.scm", "imports.scm"};

  /** Kinds of the nodes at which a pattern of the queries begins. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "function_definition",
          "class_definition",
          "decorated_definition",
          "call",
          "import_statement",
          "import_from_statement",
          "future_import_statement");

  /** Kinds of what is imported. */
  private static final Set<String> ALIASES =
      Set.of("dotted_name", "aliased_import", "wildcard_import");

  /** Kinds of what may stand anywhere and belongs to nothing. */
  private static final Set<String> EXTRAS = Set.of("comment", "line_continuation");

  /** The symbol of text that fits no rule; it is in no table of the language. */
  private static final int ERROR = 0xFFFF;

  private static final byte[] ERROR_KIND = "ERROR".getBytes(StandardCharsets.US_ASCII);

  private final Language language;
  private final Query query;
  private final byte[][] kinds;
  private final boolean[] named;
  private final boolean[] beginnings;
  private final boolean[] aliases;
  private final boolean[] extras;
  private final byte[][] fields;
  private final String queryDigest;

  private Grammar(Language language) {
    this.language = language;
    String text = queries();
    queryDigest = Digest.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    query = new Query(language, text);
    int symbols = language.getSymbolCount();
    kinds = new byte[symbols][];
    named = new boolean[symbols];
    beginnings = new boolean[symbols];
    aliases = new boolean[symbols];
    extras = new boolean[symbols];
    for (int symbol = 0; symbol < symbols; symbol++) {
      String kind = Objects.requireNonNullElse(language.getSymbolName((short) symbol), "");
      kinds[symbol] = kind.getBytes(StandardCharsets.UTF_8);
      named[symbol] = language.isNamed((short) symbol);
      beginnings[symbol] = named[symbol] && BEGINNINGS.contains(kind);
      aliases[symbol] = named[symbol] && ALIASES.contains(kind);
      extras[symbol] = named[symbol] && EXTRAS.contains(kind);
    }
    fields = new byte[language.getFieldCount() + 1][];
    for (int field = 1; field < fields.length; field++) {
      fields[field] =
          Objects.requireNonNullElse(language.getFieldNameForId((short) field), "")
              .getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Loads the libraries, once in the life of the process.
   *
   * @return empty when there are none for this machine
   * @throws ExtractException when there are, but they cannot be loaded
   */
  public static Optional<Grammar> python() {
    return Loaded.PYTHON;
  }

  private static final class Loaded {
    static final Optional<Grammar> PYTHON = load();

    private static Optional<Grammar> load() {
      Optional<Path> core = Libraries.unpack(Libraries.CORE);
      Optional<Path> python = Libraries.unpack(Libraries.PYTHON);
      if (core.isEmpty() || python.isEmpty()) {
        return Optional.empty();
      }
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      try {
        // The binding looks for CoreLibrary by the loader of the thread that comes first.
        thread.setContextClassLoader(Grammar.class.getClassLoader());
        SymbolLookup symbols = SymbolLookup.libraryLookup(python.get(), Arena.global());
        return Optional.of(new Grammar(Language.load(symbols, "tree_sitter_python")));
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static String queries() {
    StringBuilder text = new StringBuilder();
    for (String query : QUERIES) {
      String resource = "/io/codeweft/extract/treesitter/" + query;
      try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new ExtractException("the query " + resource + " is not on the class path");
        }
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new ExtractException("the query " + resource + " cannot be read: " + e, e);
      }
    }
    return text.toString();
  }

  Language language() {
    return language;
  }

  Query query() {
    return query;
  }

  /** SHA-256 over the text of the queries. */
  public String queryDigest() {
    return queryDigest;
  }

  /** Version of the grammar, {@code 0.25.0}. */
  public String version() {
    LanguageMetadata metadata = language.getMetadata();
    return metadata == null ? "unknown" : String.valueOf(metadata.version());
  }

  /** Version of the tables that the parser reads. */
  public int abi() {
    return language.getAbiVersion();
  }

  byte[] kind(short symbol) {
    int index = Short.toUnsignedInt(symbol);
    return index == ERROR ? ERROR_KIND : kinds[index];
  }

  static boolean isError(short symbol) {
    return Short.toUnsignedInt(symbol) == ERROR;
  }

  /** Whether the grammar has a name for the node, in place of its text. */
  boolean isNamed(short symbol) {
    return isError(symbol) || named[Short.toUnsignedInt(symbol)];
  }

  boolean isBeginning(short symbol) {
    return !isError(symbol) && beginnings[Short.toUnsignedInt(symbol)];
  }

  boolean isExtra(short symbol) {
    return !isError(symbol) && extras[Short.toUnsignedInt(symbol)];
  }

  boolean isAlias(short symbol) {
    return !isError(symbol) && aliases[Short.toUnsignedInt(symbol)];
  }

  byte[] field(short field) {
    return fields[Short.toUnsignedInt(field)];
  }
}
