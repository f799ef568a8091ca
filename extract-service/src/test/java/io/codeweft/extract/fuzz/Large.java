package io.codeweft.extract.fuzz;

import java.util.List;
import java.util.Random;

/** Literals, lines and lists that are long; sums that a compiler might work out beforehand. */
final class Large {
  private Large() {}

  static List<FuzzFile> all(Random random, int size) {
    int many = random.nextInt(size / 20, size / 7);
    List<String> texts =
        List.of(
            "x = " + "9".repeat(4_299),
            "x = " + "9".repeat(4_301),
            "x = " + "9".repeat(many),
            "x = 0x" + "f".repeat(many),
            "x = 0b" + "1".repeat(many),
            "x = 0o" + "7".repeat(many),
            "x = 1" + "_0".repeat(many),
            "x = 1e" + "9".repeat(many),
            "x = 0." + "1".repeat(many),
            "x = 1." + "0".repeat(many) + "j",
            "x = '" + "a".repeat(many) + "'",
            "x = b'" + "\\xff".repeat(many) + "'",
            "x = '" + "\\N{BULLET}".repeat(many / 10) + "'",
            "x = '''" + "\n".repeat(many) + "'''",
            "'''" + "docs\n".repeat(many) + "'''",
            "x = f'" + "{a}".repeat(many / 10) + "'",
            "x = f'{a:" + " ".repeat(many) + "}'",
            "x = '" + "\\".repeat(many),
            "x = " + "'a' ".repeat(many / 10),
            "x" + "x".repeat(many) + " = 1",
            "class " + "C".repeat(many) + ": pass",
            "import " + "a".repeat(many),
            "# " + "c".repeat(many),
            "\n".repeat(many),
            "\f".repeat(many),
            " ".repeat(many),
            "\t".repeat(many) + "x",
            ";".repeat(many),
            "x = [" + "1, ".repeat(many) + "]",
            "x = {" + "1: 2, ".repeat(many / 10) + "}",
            "x = (" + "a, ".repeat(many) + ")",
            "f(" + "a, ".repeat(many / 10) + ")",
            "def f(" + argumentList(many / 20) + "): pass",
            "def f():\n global " + argumentList(many / 20),
            "x = 1\n".repeat(many / 10),
            "def f(): pass\n".repeat(many / 20),
            "x = lambda: 0\n".repeat(many / 20),
            "x = [y for y in z]\n".repeat(many / 20),
            "x = 2 ** 10 ** 8",
            "x = 1 << 10 ** 9",
            "x = 'a' * 10 ** 10",
            "x = ((1,) * 1000,) * 1000",
            "x = (((2 ** 120) ** 120) ** 120) ** 120",
            "x = " + "9".repeat(4_000) + " * " + "9".repeat(4_000),
            "x = '%*d' % (10 ** 9, 1)",
            "x = " + "-".repeat(3) + "1" + " * -1".repeat(many / 100));
    return texts.stream().map(text -> FuzzFile.of("large", text + "\n")).toList();
  }

  private static String argumentList(int count) {
    StringBuilder names = new StringBuilder("a");
    for (int i = 0; i < count; i++) {
      names.append(", a").append(i);
    }
    return names.toString();
  }
}
