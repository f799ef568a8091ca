package io.codeweft.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a test fills. */
public record Tree(Path root) {

  public Tree write(String path, String text) {
    return write(path, text, StandardCharsets.UTF_8);
  }

  public Tree write(String path, String text, Charset encoding) {
    return write(path, text.getBytes(encoding));
  }

  public Tree write(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Tree link(String path, Path target) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
