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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which graph a pack compiles to, so that a start with a known pack compiles nothing. A
 * file per key below the warehouse holds the digest of the graph's object; deleting the folder
 * costs a compilation and nothing else.
 *
 * <p>A key covers everything a compilation depends on: pack, functions, and the very code that
 * reads packs and compiles views. Where that code does not come from archives, as in a build's own
 * tests, nothing is remembered.
 */
public final class CompileCache {
  private static final List<Class<?>> CODE =
      Stream.concat(PolicyLane.code().stream(), Stream.of(PackBundle.class)).toList();

  private final Path folder;
  private final @Nullable String code;

  /**
   * @param folder created when something is remembered
   */
  public CompileCache(Path folder) {
    this(folder, codeDigest());
  }

  /**
   * @param code digest of the code that compiles; null = remember nothing
   */
  CompileCache(Path folder, @Nullable String code) {
    this.folder = folder;
    this.code = code;
  }

  /** The digest of the compiled graph's object, when this compilation was made before. */
  public Optional<String> find(PackBundle pack, String functionSnapshot) {
    if (code == null) {
      return Optional.empty();
    }
    Path file = file(pack, functionSnapshot);
    try {
      // A file that was cut short by a crash of the machine is as good as none.
      return Files.exists(file)
          ? Optional.of(Files.readString(file).strip()).filter(text -> text.matches("[0-9a-f]{64}"))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the compile cache " + file + " cannot be read", e);
    }
  }

  /** Remembers what was compiled. */
  public void remember(PackBundle pack, String functionSnapshot, String graphObject) {
    if (code == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "compiled", ".tmp");
      Files.writeString(written, graphObject);
      Files.move(
          written,
          file(pack, functionSnapshot),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the compile cache " + folder + " cannot be written", e);
    }
  }

  private Path file(PackBundle pack, String functionSnapshot) {
    return folder.resolve(
        Digest.sha256Hex(String.join("\n", pack.digest(), functionSnapshot, String.valueOf(code))));
  }

  private static @Nullable String codeDigest() {
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
