package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the files of a bundle come from. */
public final class BundleFiles {
  private BundleFiles() {}

  /**
   * A class path cannot be listed, so the manifest says which resources there are; one that is
   * missing is left for the reader to report.
   */
  public static Map<String, String> ofResources(String name) {
    String manifest = resource(name, PackBundle.MANIFEST);
    if (manifest == null) {
      throw failed(PackBundle.MANIFEST, "there is no built-in pack '" + name + "'");
    }
    Map<String, String> files = new TreeMap<>();
    files.put(PackBundle.MANIFEST, manifest);
    for (String path : Manifest.read(manifest, new Problems()).paths()) {
      String text = resource(name, path);
      if (text != null) {
        files.put(path, text);
      }
    }
    return files;
  }

  public static Map<String, String> ofFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw failed(folder.toString(), "not a folder; give the folder that holds pack.yaml");
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      // One more than allowed is read, so that the limit is reported and not silently met.
      List<Path> found =
          walk.filter(Files::isRegularFile)
              .filter(file -> !isHidden(folder.relativize(file)))
              .limit(PackBundle.MAX_FILES + 1L)
              .toList();
      for (Path file : found) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
      }
    }
    return files;
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String text(Path file) throws IOException {
    long size = Files.size(file);
    if (size > PackBundle.MAX_FILE_BYTES) {
      throw failed(
          file.toString(), size + " bytes; a file has at most " + PackBundle.MAX_FILE_BYTES);
    }
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw failed(file.toString(), "not UTF-8 text; remove it from the pack or convert it");
    }
  }

  private static @Nullable String resource(String pack, String path) {
    if (!Manifest.isSafePath(pack + "/" + path)) {
      return null;
    }
    try (InputStream in = PackBundle.class.getResourceAsStream("/packs/" + pack + "/" + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("pack resource " + pack + "/" + path + " not readable", e);
    }
  }

  private static PackException failed(String file, String message) {
    return new PackException(List.of(PackProblem.ofFile(file, message)));
  }
}
