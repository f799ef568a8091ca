package io.codeweft.tables.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StringBoundsTest {
  private static final int[] POINTS = {
    0, 'a', 'z', 0x7f, 0x80, 0xe9, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1f600, 0x10fffe, 0x10ffff
  };

  /** The order of Delta: that of the UTF-8 bytes. */
  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Random random) {
    int length = StringBounds.LENGTH - 3 + random.nextInt(8);
    StringBuilder result = new StringBuilder();
    boolean narrow = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      result.appendCodePoint(
          narrow && i < StringBounds.LENGTH - 1 ? 'a' : POINTS[random.nextInt(POINTS.length)]);
    }
    return result.toString();
  }

  @Test
  void boundsEncloseWhatTheyCut() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String value = text(random);
      String lower = StringBounds.lower(value);
      Optional<String> upper = StringBounds.upper(value);
      String where = "seed " + seed + ", case " + i + ", value " + value;

      assertThat(compare(lower, value)).as(where).isLessThanOrEqualTo(0);
      upper.ifPresent(u -> assertThat(compare(u, value)).as(where).isGreaterThanOrEqualTo(0));
      assertThat(lower.codePointCount(0, lower.length())).isLessThanOrEqualTo(StringBounds.LENGTH);
      assertThat(upper.map(u -> u.codePointCount(0, u.length())).orElse(0))
          .isLessThanOrEqualTo(StringBounds.LENGTH + 1);
      assertThat(new String(lower.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .as(where)
          .isEqualTo(lower);
      if (value.codePointCount(0, value.length()) <= StringBounds.LENGTH) {
        assertThat(lower).isEqualTo(value);
        assertThat(upper).contains(value);
      }
    }
  }

  @Test
  void onlyTextThatGoesOnWithTheHighestCodePointHasNoUpperBound() {
    String prefix = "a".repeat(StringBounds.LENGTH);
    assertThat(StringBounds.upper(prefix + "b")).contains(prefix + "\uDBFF\uDFFF");
    assertThat(StringBounds.upper(prefix + "\uDBFF\uDFFFb")).isEmpty();
  }
}
