package io.codeweft.extract.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small damage to a file that was fine. */
enum Mutation {
  FLIP {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] changed = file.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return changed;
    }
  },
  NOISE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] noise = new byte[random.nextInt(1, 20)];
      random.nextBytes(noise);
      return inserted(file, noise, random);
    }
  },
  TRUNCATE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  SPLICE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] start = Arrays.copyOf(file, random.nextInt(file.length));
      return joined(start, Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }
  },
  REPEAT {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] block = block(file, random);
      byte[] repeated = block;
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        repeated = joined(repeated, block);
      }
      return inserted(file, repeated, random);
    }
  },
  CUT {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + random.nextInt(1, 200));
      return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
    }
  },
  ZERO {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] changed = file.clone();
      int from = random.nextInt(file.length);
      Arrays.fill(changed, from, Math.min(file.length, from + random.nextInt(1, 50)), (byte) 0);
      return changed;
    }
  },
  TOKEN {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      String token = TOKENS.get(random.nextInt(TOKENS.size()));
      return inserted(file, token.getBytes(StandardCharsets.UTF_8), random);
    }
  },
  BREAKS {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      String text = new String(file, StandardCharsets.ISO_8859_1);
      String breaks = random.nextBoolean() ? "\r" : "\r\n";
      int from = random.nextInt(text.length());
      String changed = text.substring(0, from) + text.substring(from).replace("\n", breaks);
      return changed.getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  WIDE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      String text = new String(file, StandardCharsets.UTF_8);
      return text.getBytes(
          random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
    }
  };

  private static final List<String> TOKENS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "'''",
          "f'{",
          "}'",
          "\\",
          "\\\n",
          "\n",
          "\r",
          "\f",
          "\t",
          ":",
          ";",
          ",",
          ".",
          "...",
          "@",
          "->",
          ":=",
          "**",
          "*",
          "!",
          "?",
          "$",
          "`",
          "#",
          "# type: ignore\n",
          "# coding: utf-16\n",
          "async ",
          "await ",
          "lambda: ",
          "yield ",
          "def ",
          "class ",
          "import ",
          "from . import *\n",
          "global x\n",
          "nonlocal x\n",
          "return\n",
          "match x:\n case _: pass\n",
          "type X = int\n",
          "except* E:",
          "\u00e9",
          "\uD83D\uDE00",
          "\u2028",
          "\u0000",
          "\uFEFF",
          "0x",
          "1e",
          "0777",
          "1__0",
          "b'\u00e9'",
          "rb'\\'",
          "print x\n");

  abstract byte[] of(byte[] file, byte[] other, Random random);

  private static byte[] block(byte[] file, Random random) {
    int from = random.nextInt(file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + random.nextInt(1, 400)));
  }

  private static byte[] inserted(byte[] file, byte[] added, Random random) {
    int at = random.nextInt(file.length);
    byte[] start = joined(Arrays.copyOf(file, at), added);
    return joined(start, Arrays.copyOfRange(file, at, file.length));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(first.length + second.length);
    bytes.writeBytes(first);
    bytes.writeBytes(second);
    return bytes.toByteArray();
  }
}
