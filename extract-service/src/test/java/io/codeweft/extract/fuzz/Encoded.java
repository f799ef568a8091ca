package io.codeweft.extract.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Characters, marks, coding comments and line breaks, right and wrong. */
final class Encoded {
  private static final String MARK = "\uFEFF";

  private static final List<String> NAMES =
      List.of(
          "utf-8",
          "utf8",
          "UTF_8",
          "U8",
          "utf-8-sig",
          "utf-8-unix",
          "utf-7",
          "utf-16",
          "utf-16-le",
          "utf_16_be",
          "utf-32",
          "latin-1",
          "latin-1-dos",
          "iso-8859-15",
          "l1",
          "cp1252",
          "windows-1252",
          "cp037",
          "cp65001",
          "koi8-r",
          "mac-roman",
          "shift_jis",
          "euc-jp",
          "iso2022_jp",
          "big5",
          "gb18030",
          "hz",
          "johab",
          "ascii",
          "646",
          "punycode",
          "idna",
          "rot13",
          "undefined",
          "hex",
          "base64",
          "zlib",
          "bz2",
          "uu",
          "quopri",
          "unicode_escape",
          "raw_unicode_escape",
          "string_escape",
          "charmap",
          "mbcs",
          "oem",
          "klingon",
          "-",
          ".",
          "utf-8.",
          "__import__",
          "utf-8\0",
          "\u00fctf",
          "x".repeat(300));

  private static final List<String> TEXTS =
      List.of(
          "x = 1\n",
          "x = 'caf\u00e9 \u6f22\u5b57 \uD83D\uDE00'; y = x\n",
          "def \u0444(\u53c2): return '\u3042' + \u53c2\n",
          "x = '+AGE-'  # \\ \\u0061 ~{ \u00a5\n");

  private static final List<String> LINES =
      List.of(
          "",
          MARK,
          MARK + MARK + "x = 1\n",
          MARK + "# coding: latin-1\nx = 1\n",
          MARK + "# coding: utf-8\nx = '\u00e9'\n",
          "x = 1" + MARK + "\n",
          "#",
          "# only a comment",
          "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = 1\n",
          "\n# coding: latin-1\nx = '\u00e9'\n",
          "\n\n# coding: klingon\nx = 1\n",
          "x = 1\n# coding: klingon\n",
          "'''\n# coding: klingon\n'''\n",
          "\f# coding: latin-1\nx = 1\n",
          "# coding: latin-1\rx = 1\r",
          "\r# coding: klingon\rx = 1\r",
          "# coding: latin-1\r\nx = 1\r\n",
          "\\\n# coding: klingon\nx = 1\n",
          "# coding=utf-8 coding=klingon\n",
          "# encoding : klingon\n",
          "#\0coding: klingon\n",
          "x = '\\ud800'\ny = '\\udfff\\ud83d'\n",
          "x = '\\N{LATIN SMALL LETTER A}' '\\N{no such name}'\n",
          "x = '\\x' '\\u12' '\\777' b'\\400'\n",
          "\uFB01 = 1\n\u212B = \u00C5\nK\u0307 = 1\n",
          "class \uD835\uDD38: \uD835\uDD39 = 1\n",
          "x\u00a0= 1\n",
          "x\u200b = 1\n",
          "\u202ex = 1\n",
          "x = 1\u3000\n",
          "x = \u2013 1\n",
          "def f():\n\tif a:\n        b\n",
          "if a:\n    b\n  c\n",
          "x = (\n",
          "x = '''\n",
          "x = '\n",
          "x = 1 \\",
          "x = 1 \\\n",
          "x = 1 \\ \n",
          "\\",
          "\0",
          "x = '\0'\n",
          "# \0\n",
          "\u001a",
          "x = 1\n\u001ay = 2\n",
          "x = 1",
          "x = 1\r",
          "x = 1\r\r\n",
          "a = 1\r\nb = 2\nc = 3\rd = a\n",
          "'''a\rb\r\nc\n'''\r",
          "x = '''\\\r\n'''\r\ny = f'''{\r\na}'''\r\n",
          "if a:\r  b\r  c\r",
          "# a\rdef f(): pass\r# b\r",
          "a = 1\u000by = 2\n",
          "a = 1\u000b\n",
          "a = 1\f\fb = 2\n",
          "a = '\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029'; b = a\n",
          "# \u0085 \u2028\nx = 1\n",
          "\u2028x = 1\n",
          "a = 1\u0085b = 2\n",
          "def f():\n\f  return 1\n  \f  x\n");

  private Encoded() {}

  static List<FuzzFile> all(Random random) {
    List<FuzzFile> files = new ArrayList<>();
    LINES.forEach(text -> files.add(FuzzFile.of("encoded", text)));
    for (String name : NAMES) {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      files.add(FuzzFile.of("encoded", "# -*- coding: " + name + " -*-\n" + text));
      if (isKnown(name)) {
        byte[] body = text.getBytes(Charset.forName(name));
        files.add(marked("", "#coding:" + name + "\n", body));
      }
      byte[] noise = new byte[random.nextInt(1, 60)];
      random.nextBytes(noise);
      files.add(marked(random.nextInt(5) == 0 ? MARK : "", "# coding=" + name + "\nx = b'", noise));
    }
    for (Charset wide :
        List.of(
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32LE"),
            Charset.forName("UTF-32BE"))) {
      for (String mark : List.of("", MARK)) {
        files.add(new FuzzFile("encoded", (mark + "x = 1\n").getBytes(wide)));
      }
    }
    return files;
  }

  private static boolean isKnown(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") && Charset.isSupported(name);
  }

  private static FuzzFile marked(String mark, String head, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((mark + head).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return new FuzzFile("encoded", bytes.toByteArray());
  }
}
