package io.codeweft.extract.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Everything of the language that goes into itself, and chains that only trees make deep. */
final class Nested {
  /** Before the depth, what is repeated, in the middle, what is repeated behind, the end. */
  private record Form(String start, String before, String middle, String after, String end) {
    String at(int depth, int size) {
      int most = Math.max(1, size / (before.length() + after.length()));
      int times = Math.min(depth, most);
      return start + before.repeat(times) + middle + after.repeat(times) + end;
    }
  }

  private static final List<Form> FORMS =
      Stream.of(
              "x = |(||)|",
              "x = |[||]|",
              "x = |{||}|",
              "x = |{0: |1|}|",
              "x = |(|1|,)|",
              "x = |([{|0|}])|",
              "x = |f(|1|)|",
              "x = |f(a, |1|, *b)|",
              "x = |f(k=|1|)|",
              "x = |a[|0|]|",
              "x = |a[0:|1|]|",
              "x = |-|1||",
              "x = |not |1||",
              "x = |~+-|1||",
              "async def f(): return |await |x||",
              "def f(): return |(yield |x|)|",
              "def f(): return |(yield from |x|)|",
              "x = |lambda: |1||",
              "x = |lambda a, b=|1|: 2|",
              "x = |lambda *a: (|1|)|",
              "x = ||a|.b|",
              "x = ||a|[0]|",
              "x = ||a|()|",
              "x = ||a|(b)[c].d|",
              "x = ||1| + 1|",
              "x = ||'a'| 'b'|",
              "x = ||a|**b|",
              "x = ||a| if b else c|",
              "x = |a if b else |c||",
              "x = ||a| and b|",
              "x = ||a| or b and c|",
              "x = ||a| < b|",
              "x = |(a := |1|)|",
              "x = |[|y| for y in y]|",
              "x = |{|y|: 1 for y in y}|",
              "x = |[y for y in |y|]|",
              "x = |(|y| async for y in y)|",
              "|x = |1||",
              "||x|, *y| = z",
              "|(|x|,)| = z",
              "del |(|x|)|",
              "for |[|x|]| in y: pass",
              "with |(|x|)|: pass",
              "|if a: pass\n||elif b: pass\n|",
              "if a: pass\n|elif b: pass\n|else: pass||",
              "|@a\n|def f(): pass||",
              "|try: pass\nexcept a: pass\n|||",
              "|a; |a||",
              "x = |\\\n|1||",
              "def f(|a, |b||): pass",
              "def f(a: |b[|c|]|): pass",
              "x: |list[|int|]|",
              "import ||a|.b|",
              "from |.|a|| import b",
              "import ||a|, b|",
              "global ||a|, b|",
              "x = |f'{|a|}'|",
              "x = |f\"{f'{|a|}'}\"|",
              "x = f'{a|:{b|c|}|}'",
              "match x:\n case |[|a|]|: pass",
              "match x:\n case |{'k': |a|}|: pass",
              "match x:\n case |C(|a|)|: pass",
              "match x:\n case ||a| as b|: pass",
              "match x:\n case ||1| \\| 2|: pass",
              "type X[|T: |int||] = T",
              "class |C(|B|)|: pass",
              "def f[|T: (|int|, str)|](): pass",
              "raise |(|a|)| from b",
              "assert |(|a|, b)|",
              "return |*|a||",
              "x = |**|a||",
              "x = |...|||",
              "x = |`|a|`|",
              "|)||(|",
              "|\t|x|\n|")
          .map(Nested::form)
          .toList();

  /** Statements that open a block; the depth of blocks is indentation. */
  private static final List<String> BLOCKS =
      List.of(
          "if a:",
          "while a:",
          "for a in b:",
          "with a:",
          "def f():",
          "async def f():",
          "class C:",
          "try:",
          "match a:");

  private static final int[] DEPTHS = {
    1, 5, 19, 21, 50, 95, 99, 100, 101, 150, 199, 200, 201, 500, 900
  };

  /** Deeper than any limit, when it takes a lot of text. */
  private static final int[] VERY_DEEP = {1_000, 3_000, 6_000, 20_000, 100_000};

  private Nested() {}

  private static Form form(String text) {
    String[] parts = text.split("(?<!\\\\)\\|", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].replace("\\|", "|");
    }
    return new Form(parts[0], parts[1], parts[2], parts[3], parts[4] + "\n");
  }

  /** Every form once, at some depth. */
  static List<FuzzFile> all(Random random, int size) {
    List<FuzzFile> files = new ArrayList<>();
    for (Form form : FORMS) {
      files.add(FuzzFile.of("nested", form.at(depth(random), size)));
    }
    for (String block : BLOCKS) {
      files.add(FuzzFile.of("nested", blocks(List.of(block), depth(random) % 130, random)));
    }
    files.add(FuzzFile.of("nested", blocks(BLOCKS, 90, random)));
    return files;
  }

  private static int depth(Random random) {
    int[] depths = random.nextInt(4) == 0 ? VERY_DEEP : DEPTHS;
    return depths[random.nextInt(depths.length)];
  }

  private static String blocks(List<String> openers, int depth, Random random) {
    StringBuilder text = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      String opener = openers.get(random.nextInt(openers.size()));
      text.append(" ".repeat(level)).append(opener).append('\n');
    }
    return text.append(" ".repeat(depth)).append("pass\n").toString();
  }
}
