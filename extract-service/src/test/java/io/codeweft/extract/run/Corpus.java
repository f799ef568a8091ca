package io.codeweft.extract.run;

import io.codeweft.extract.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository in which everything that can be wrong with a file is wrong with one file. */
final class Corpus {
  static final int TOO_LARGE_BYTES = 20 << 20;

  private Corpus() {}

  static Tree write(Path folder) throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.py"), "password = 1\n");
    Tree tree = new Tree(Files.createDirectories(folder.resolve("repo")).toRealPath());
    byte[] large = new byte[TOO_LARGE_BYTES];
    java.util.Arrays.fill(large, (byte) '#');
    return tree.write("good.py", "x = 1\n")
        .write("broken/syntax.py", "def f(:\n    pass\n")
        .write("broken/late.py", "def f():\n    return\n\nnonlocal x\n")
        .write("broken/large.py", large)
        .write("broken/deep.py", "x = " + "[".repeat(3000) + "]".repeat(3000) + "\n")
        .write("broken/minus.py", "x = " + "-".repeat(100_000) + "1\n")
        .write("broken/latin.py", "x = 'caf\u00e9'\n", StandardCharsets.ISO_8859_1)
        .write("broken/unknown-encoding.py", "# coding: klingon\nx = 1\n")
        .write("broken/null.py", "x = 1\0\n")
        .link("broken/link.py", outside.resolve("secret.py"))
        .write("texts/empty.py", "")
        .write(
            "texts/latin1.py",
            "# -*- coding: latin-1 -*-\nname = 'caf\u00e9'; other = name\n",
            StandardCharsets.ISO_8859_1)
        .write("texts/bom.py", "\uFEFFdef f(): return g\n")
        .write("texts/crlf.py", "def f():\r\n    return g\r\n\r\nclass C:\r\n    x = f()\r\n")
        .write("texts/cr.py", "def f():\r    return g\rx = f()\r")
        .write("texts/mixed.py", "a = 1\r\nb = 2\nc = 3\rd = a\n")
        .write(
            "texts/formfeed.py",
            "a = 1\n\f\ndef f():\n    return '\u000b\u001c\u0085\u2028'\nb = f(a)\n")
        .write("texts/with space/\u00fcn\u00ef \u6f22\u5b57.py", "def f(): return 1\n")
        .write(
            "texts/astral.py",
            """
            s = '\uD83D\uDE00'; t = s
            def \u0444\u0443\u043d\u043a\u0446\u0438\u044f(\u53c2\u6570):
                return '\u20ac' + \u53c2\u6570
            """)
        .write("code/modern.py", MODERN);
  }

  /** Parses on Python 3.9. */
  private static final String MODERN =
      """
      \"\"\"Module text.\"\"\"
      from __future__ import annotations
      import os, os.path as p
      from . import sibling
      from ..up import (one,  # first
          two as deux)
      from star import *

      @decorate(1)
      @other.thing
      class C(Base, metaclass=Meta):
          '''Class text.'''
          def __init__(self, a, /, b: int = 1, *args, c=lambda: 0, **kwargs) -> None:
              self.a = a; self.b = b
          @property
          def value(self): return self.a
          @value.setter
          def value(self, v): self.a = v

      async def run(items):
          async with ctx() as c:
              async for i in items:
                  await c.send(f"{i!r:>{width}} {[x for x in i if x]} {f'{i}'}")
          return {k: v for k, v in items}

      def outer():
          x = 0
          def inner():
              nonlocal x
              x += 1
              return (lambda: x, lambda: -x)
          def inner(): return 2
          return inner

      a.b.c(1, *xs, k=2, **kw)
      f()(3)[0](4)
      del a.b
      n: int = 5  # type: ignore[assignment]
      if (m := 10) > 5: pass
      """;
}
