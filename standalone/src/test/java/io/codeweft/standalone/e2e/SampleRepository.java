package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** The shop: a plain folder of Python files, named {@code shop}. */
final class SampleRepository {
  static final String NAME = "shop";
  private static final Path SOURCES = Path.of("src/test/resources/repositories/shop");

  private final Path root;

  private SampleRepository(Path root) {
    this.root = root;
  }

  /** Copies it below a folder; the bytes that editors would not keep are written here. */
  static SampleRepository below(Path folder) {
    SampleRepository repository = new SampleRepository(folder.resolve(NAME));
    repository.copySources();
    repository.write("tools/last_line.py", "print('no line break at the end')");
    repository.write(
        "tools/windows.py",
        "import re\r\n\r\nWORD = re.compile(r'\\w+')\r\n\r\n\r\n"
            + "def words(text):\r\n    return WORD.findall(text)\r\n");
    repository.write(
        "tools/latin.py",
        "# -*- coding: latin-1 -*-\nNAME = 'M\u00fcller'\n".getBytes(StandardCharsets.ISO_8859_1));
    return repository;
  }

  /** One file edited, one added, one deleted, one renamed and its importer with it. */
  SampleRepository change() {
    Path numbers = root.resolve("shop/util/numbers.py");
    write(
        "shop/util/numbers.py",
        read(numbers).replace("range(10)", "range(12)")
            + "\n\ndef between(value, low, high):\n    return clamp(value, low, high) == value\n");
    write(
        "shop/shelf.py",
        "from shop.stock import Stock\nfrom .util.numbers import between\n\n\n"
            + "def fits(stock: Stock) -> bool:\n    return between(len(stock), 0, 10)\n");
    try {
      Files.delete(root.resolve("tools/last_line.py"));
      Files.move(root.resolve("shop/pricing.py"), root.resolve("shop/prices.py"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path init = root.resolve("shop/__init__.py");
    write("shop/__init__.py", read(init).replace("from .pricing import", "from .prices import"));
    return this;
  }

  Path root() {
    return root;
  }

  String path() {
    return root.toString();
  }

  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copySources() {
    try {
      Files.walkFileTree(
          SOURCES,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              write(SOURCES.relativize(file).toString(), Files.readAllBytes(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
