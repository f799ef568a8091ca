package io.codeweft.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.extract.ExtractException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobsTest {

  @ParameterizedTest
  @CsvSource({
    "*.py,           a.py,            true",
    "*.py,           d/e/a.py,        true",
    "*.py,           a.pyi,           false",
    "**/*.py,        a.py,            true",
    "**/*.py,        d/e/a.py,        true",
    "d/*.py,         d/a.py,          true",
    "d/*.py,         d/e/a.py,        false",
    "d/**,           d/e/a.py,        true",
    "/a.py,          a.py,            true",
    "/a.py,          d/a.py,          false",
    "a?.py,          ab.py,           true",
    "a?.py,          a.py,            false",
    "[ab].py,        b.py,            true",
    "[!ab].py,       b.py,            false",
    "[!ab].py,       c.py,            true",
    "a+b(1).py,      a+b(1).py,       true",
    "d/**/t.py,      d/t.py,          true",
    "d/**/t.py,      d/x/y/t.py,      true",
    "A.py,           a.py,            false",
  })
  void filesAreMatched(String glob, String path, boolean expected) {
    assertThat(new Globs(List.of(glob)).matchesFile(path)).isEqualTo(expected);
  }

  @Test
  void anExcludedFolderTakesWhatIsBelow() {
    Globs globs = new Globs(List.of("tests", "docs/conf", "build/"));
    assertThat(globs.matchesBranch("a/tests/b/c.py")).isTrue();
    assertThat(globs.matchesBranch("docs/conf/x.py")).isTrue();
    assertThat(globs.matchesBranch("other/docs/conf/x.py")).isFalse();
    assertThat(globs.matchesBranch("x/build/y.py")).isTrue();
    assertThat(globs.matchesBranch("testsuite/c.py")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a[b", "[z-a].py"})
  void aBrokenGlobIsRefusedWithItsText(String glob) {
    assertThatThrownBy(() -> new Globs(List.of(glob)))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("'" + glob + "'");
  }
}
