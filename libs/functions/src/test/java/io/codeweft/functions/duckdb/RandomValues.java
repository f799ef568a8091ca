package io.codeweft.functions.duckdb;

import io.codeweft.contracts.schema.DataType.Scalar;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Arguments of every shape that code repositories and hostile ones hold. */
final class RandomValues {
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

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @Nullable Object value(Scalar type) {
    if (random.nextInt(8) == 0) {
      return null;
    }
    return switch (type) {
      case STRING -> text();
      case INT64 -> number();
      case INT32 -> (long) number().intValue();
      case BOOL -> random.nextBoolean();
      case FLOAT64, BINARY -> throw new IllegalArgumentException(type.toString());
    };
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
