package io.codeweft.functions.internal;

import io.codeweft.functions.FunctionLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The definition files on the class path, which {@code functions.list} names one per line. */
public final class LibraryResources {
  private LibraryResources() {}

  /** YAML text by file name. */
  public static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    read("functions.list").lines().forEach(name -> files.put(name + ".yaml", read(name + ".yaml")));
    return files;
  }

  private static String read(String file) {
    String resource = "/functions/" + file;
    try (InputStream in = LibraryResources.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FunctionLibraryException(
            resource + " is not on the class path; functions.list must name existing files");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
