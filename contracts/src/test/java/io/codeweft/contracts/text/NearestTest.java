package io.codeweft.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "nmae, name, two letters swapped count as one",
    "nam, name, a letter missing",
    "names, name, a letter too many",
    "NAME_, name, case does not count",
    "stabel_id, stable_id, swapped in a longer name",
    "prefixed_hsh64, prefixed_hash64, the nearest of several",
    "bok, bak, of equally near ones the first by name",
    "xyzxyz, , nothing is near",
    "id, , short names are not exchanged for others",
    "name, names, the name itself is no suggestion"
  })
  void theNearestNameIsSuggested(String wrong, @Nullable String expected, String why) {
    List<String> names =
        List.of(
            "prefixed_hash64", "name", "names", "stable_id", "bxk", "bak", "prefixed_hash", "a");
    assertThat(Nearest.to(wrong, names)).as(why).isEqualTo(expected);
  }
}
