package io.codeweft.functions.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StableIdTest {

  /** The digest of {@code 4:repo10:src/app.py}, as any SHA-256 tool gives it. */
  @Test
  void isKindAndTheFirstHalfOfTheDigest() {
    assertThat(StableId.of("file", "repo", "src/app.py"))
        .isEqualTo("file:8f0371e16d52f868d9f9284ce555d005");
  }

  @Test
  void noBoundaryMovesBetweenParts() {
    List<@Nullable Object[]> partLists =
        List.of(
            new @Nullable Object[] {"ab", "c"},
            new @Nullable Object[] {"a", "bc"},
            new @Nullable Object[] {"abc"},
            new @Nullable Object[] {"abc", ""},
            new @Nullable Object[] {"abc", null},
            new @Nullable Object[] {"", "abc"},
            new @Nullable Object[] {null, "abc"},
            new @Nullable Object[] {"1:a1:b"},
            new @Nullable Object[] {"a", "b"},
            new @Nullable Object[] {""},
            new @Nullable Object[] {":"},
            new @Nullable Object[] {null, null});
    Set<String> ids = new HashSet<>();
    partLists.forEach(parts -> ids.add(StableId.of("k", parts)));
    assertThat(ids).hasSameSizeAs(partLists);
  }

  @Test
  void integersOfAnyWidthAndTheirTextAreOnePart() {
    assertThat(StableId.of("k", 17))
        .isEqualTo(StableId.of("k", 17L))
        .isEqualTo(StableId.of("k", "17"));
  }

  @Test
  void refusesWhatHasNoSingleText() {
    assertThatThrownBy(() -> StableId.of("k", new BigDecimal("1.0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not java.math.BigDecimal");
    assertThatThrownBy(() -> StableId.of("k", "\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unpaired surrogate");
    assertThatThrownBy(() -> StableId.of("k")).hasMessageContaining("1 to 8 parts, not 0");
    assertThatThrownBy(() -> StableId.of("k", 1, 2, 3, 4, 5, 6, 7, 8, 9))
        .hasMessageContaining("1 to 8 parts, not 9");
  }
}
