package io.codeweft.registry.graph;

import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.pack.PackBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts by key in a folder below the warehouse, a file each: what was computed once and can be
 * computed again. Deleting the folder costs that and nothing else.
 *
 * <p>The very code that reads packs and compiles views is part of every key. Where that code does
 * not come from archives, as in a build's own tests, nothing is remembered.
 */
final class CacheFolder {
  private static final List<Class<?>> CODE =
      Stream.concat(PolicyLane.code().stream(), Stream.of(PackBundle.class)).toList();

  private static final int DIGEST_DIGITS = 64;

  private final Path folder;
  private final int limit;
  private final @Nullable String code;

  /**
   * @param folder created when something is remembered
   * @param limit entries that a {@link #prune} leaves
   * @param code digest of the code that computes; null = remember nothing
   */
  CacheFolder(Path folder, int limit, @Nullable String code) {
    this.folder = folder;
    this.limit = limit;
    this.code = code;
  }

  /** What is remembered. A file that was cut short or damaged is as good as none. */
  Optional<String> find(String key) {
    if (code == null) {
      return Optional.empty();
    }
    Path file = file(key);
    try {
      String content = Files.readString(file);
      if (content.length() < DIGEST_DIGITS) {
        return Optional.empty();
      }
      String text = content.substring(DIGEST_DIGITS);
      if (!content.startsWith(Digest.sha256Hex(text))) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(text);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the cache entry " + file + " cannot be read", e);
    }
  }

  /** Remembers a text; readers see it whole or not at all. */
  void remember(String key, String text) {
    if (code == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "entry", ".tmp");
      Files.writeString(written, Digest.sha256Hex(text) + text);
      Files.move(
          written, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the cache " + folder + " cannot be written", e);
    }
  }

  /** Deletes what was not used for longest, beyond the limit; also what a crash left half done. */
  void prune() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Map<Path, FileTime> used = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        used.put(file, Files.getLastModifiedTime(file));
      }
      List<Path> oldest =
          used.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .map(Map.Entry::getKey)
              .toList();
      for (Path file : oldest.subList(0, Math.max(0, oldest.size() - limit))) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the cache " + folder + " cannot be pruned", e);
    }
  }

  private Path file(String key) {
    return folder.resolve(Digest.sha256Hex(key + "\n" + code));
  }

  /** Of the archives that hold the code; null where it comes from somewhere else. */
  static @Nullable String codeDigest() {
    StringBuilder digests = new StringBuilder();
    for (Class<?> type : CODE) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      Path archive = source == null ? null : path(source.getLocation());
      if (archive == null || !Files.isRegularFile(archive)) {
        return null;
      }
      try {
        digests.append(Digest.sha256Hex(Files.readAllBytes(archive)));
      } catch (IOException e) {
        throw new UncheckedIOException("the program's own archive cannot be read: " + archive, e);
      }
    }
    return Digest.sha256Hex(digests.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Path path(URL location) {
    try {
      return location.getProtocol().equals("file") ? Path.of(location.toURI()) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
