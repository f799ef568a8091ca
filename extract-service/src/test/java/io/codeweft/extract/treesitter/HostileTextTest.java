package io.codeweft.extract.treesitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.engine.ArrowMemory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no one wrote: an answer, no crash of this process. */
class HostileTextTest {
  private static final String PROGRAM =
      """
      @d(1)
      class A[T](B, metaclass=M):
        async def f(self, *a, x: int = 3, **k) -> "q":
          match x:
            case {'a': [1, *_], **r} if r: return [i for i in (yield) if not i]
            case A(b=2) | None: pass
          return f"{self!r:>{x}} {{}}" rb'\\x00' ''' t ''' "\\N{DASH}"
      try:
        from ..a import (b as c, d)
      except* (E, F) as e:
        raise G from None
      with (open(x) as y, z): lambda: (yield)
      type X[*T] = dict[str, T]
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "f'{",
        "f\"{x:",
        "-",
        "not ",
        "lambda:",
        "x.",
        "x(",
        "'",
        "\"\"\"",
        "if x:\n ",
        "\t",
        "\\\n",
        "\0",
        "@",
        "*",
        "async ",
        "é",
        "\u202e",
        "\ufeff",
        "a=",
        "b'",
        "\r"
      })
  void aLongRowOfTheSame(String piece) {
    parse(piece.repeat(12_000 / piece.length()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void deepBlocks() {
    StringBuilder text = new StringBuilder();
    for (int depth = 0; depth < 600; depth++) {
      text.append(" ".repeat(depth)).append("if x:\n");
    }
    parse(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void mutatedTexts() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    byte[] program = PROGRAM.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 300; round++) {
      byte[] text = program.clone();
      for (int change = random.nextInt(20); change >= 0; change--) {
        int at = random.nextInt(text.length);
        switch (random.nextInt(3)) {
          case 0 -> text[at] = (byte) random.nextInt(256);
          case 1 -> text[at] = program[random.nextInt(program.length)];
          default -> {
            int from = random.nextInt(text.length);
            int length = Math.min(random.nextInt(60), text.length - Math.max(from, at));
            System.arraycopy(program, from, text, at, length);
          }
        }
      }
      parse(text);
    }
  }

  private static void parse(byte[] text) {
    try (BufferAllocator memory = ArrowMemory.child("test", 1L << 30)) {
      TreeSitter.Answer answer = Parses.PYTHON.extract(text, memory);
      assertThat(answer).isInstanceOf(TreeSitter.Parsed.class);
      ((TreeSitter.Parsed) answer).row().close();
    }
  }
}
