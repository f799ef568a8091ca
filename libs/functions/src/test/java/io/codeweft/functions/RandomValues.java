package io.codeweft.functions;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Arguments of every shape that code repositories and hostile ones hold. */
public final class RandomValues {
  private static final List<String> PIECES =
      List.of(
          "",
          "a",
          "Z",
          "0",
          "1:",
          ":",
          ".",
          "..",
          "pkg.mod",
          "src/app.py",
          "<locals>",
          "'",
          "\"",
          "\\",
          " ",
          "\t",
          "\n",
          "\0",
          "\u00A0",
          "\u200B",
          "\u2003",
          "é",
          "e\u0301",
          "\u0301",
          "\u0323",
          "ß",
          "ﬁ",
          "文件",
          "각",
          "\u1112\u1161\u11AB",
          "\uFFFF",
          "\uE000",
          "🐍",
          "𐍈",
          "\uD834\uDD5E",
          "👩\u200D💻",
          "null",
          "true");

  private static final List<Double> FLOATS =
      List.of(
          0.0,
          -0.0,
          0.25,
          -1.5,
          1e300,
          4.9e-324,
          Double.NaN,
          1 / 0.0,
          -1 / 0.0,
          9007199254740993.0);

  /** Starts of symbols of SCIP; most are right. */
  private static final List<String> SYMBOLS =
      List.of(
          "s m p v ",
          "scip-python . 🐍 0.1 ",
          "a  b c  d . . ",
          "local ",
          "locals m p v ",
          "s m ",
          "");

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "symbol",
          List.of(
              "a/",
              "`b.c`/",
              "C#",
              "`é``\n`#",
              "m().",
              "m(+1).",
              "x.",
              "y:",
              "z!",
              "[T]",
              "(p)",
              "7",
              "`",
              " "),
          "qname",
          List.of(
              "pkg", "Mod", ".", ".", " ", "\u3000", "ﬁ", "ａ", "．", "…", "é", "e\u0301", "𝔘",
              "🐍"),
          "change_type",
          List.of("insert", "delete", "update_preimage", "update_postimage", "update", "DELETE"),
          "encoding",
          List.of(
              "utf8",
              "utf16",
              "utf32",
              "UTF-8",
              "Utf_16",
              " utf 32",
              "0",
              "1",
              "2",
              "3",
              "bytes",
              "CodePoints",
              "UTF16CodeUnitOffsetFromLineStart",
              "utf\u212A"),
          "key",
          List.of("", "a", "b", "Z", "a\0", "é", "e\u0301", "\uFFFF", "🐍"));

  private final Random random;

  public RandomValues(long seed) {
    this.random = new Random(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * @param use name of the parameter: some take words of their own
   */
  @Nullable Object value(DataType type, String use) {
    if (random.nextInt(8) == 0) {
      return null;
    }
    return switch (type) {
      case Scalar scalar -> scalar(scalar, use);
      case DataType.ListOf list -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
          items.add(value(list.element(), use));
        }
        yield items;
      }
      case DataType.MapOf map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int n = random.nextInt(6); n > 0; n--) {
          entries.put(scalar((Scalar) map.key(), "key"), value(map.value(), use));
        }
        yield entries;
      }
      case DataType.StructOf struct -> throw new IllegalArgumentException(struct.toString());
    };
  }

  private Object scalar(Scalar type, String use) {
    return switch (type) {
      case STRING -> text(use);
      case INT64 -> number();
      case INT32 -> (long) number().intValue();
      case FLOAT64 -> oneOf(FLOATS);
      case BOOL -> random.nextBoolean();
      case BINARY -> throw new IllegalArgumentException(type.toString());
    };
  }

  private String text(String use) {
    List<String> words = WORDS.get(use);
    if (words == null || random.nextInt(4) == 0) {
      return text();
    }
    if (!use.equals("symbol") && !use.equals("qname")) {
      return oneOf(words);
    }
    StringBuilder text = new StringBuilder(use.equals("symbol") ? oneOf(SYMBOLS) : "");
    for (int n = random.nextInt(5); n >= 0; n--) {
      text.append(oneOf(words));
    }
    return text.toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString(codePoint())
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Any code point but surrogates, which are no text. */
  private int codePoint() {
    int codePoint = random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000);
    return codePoint >= 0xD800 && codePoint < 0xE000 ? codePoint - 0x800 : codePoint;
  }

  /** Half of the range, so that differences fit; small numbers meet often. */
  private Long number() {
    return switch (random.nextInt(4)) {
      case 0 -> (long) random.nextInt(-3, 12);
      case 1 -> random.nextLong(-10_000, 10_000);
      case 2 -> List.of(0L, -1L, Long.MAX_VALUE / 2, Long.MIN_VALUE / 2).get(random.nextInt(4));
      default -> random.nextLong() / 2;
    };
  }
}
