package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import io.codeweft.engine.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The files of a session, with links resolved. DuckDB knows only "allowed", for reading and writing
 * alike, so that a write stays below a writable directory is ensured here; programs are single
 * queries and cannot write.
 */
record FileAccess(List<Path> files, List<Path> directories, List<Path> writable) {

  static FileAccess of(SessionOptions options) {
    List<Path> files = new ArrayList<>();
    List<Path> directories = new ArrayList<>();
    List<Path> writable = new ArrayList<>();
    for (Path path : options.readable()) {
      Path real = real(path, "readable path");
      (Files.isDirectory(real) ? directories : files).add(real);
    }
    for (Path path : options.writable()) {
      createDirectories(path);
      writable.add(real(path, "writable directory"));
    }
    directories.addAll(writable);
    return new FileAccess(List.copyOf(files), List.copyOf(directories), List.copyOf(writable));
  }

  /** The real path of a file to read. */
  Path toRead(Path path) {
    Path real = real(path, "file");
    if (files.contains(real) || directories.stream().anyMatch(real::startsWith)) {
      return real;
    }
    throw denied(path, real, "read", "readable");
  }

  /** The real path of a file to write; creates its directory. */
  Path toWrite(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      throw denied(path, absolute, "write", "writable");
    }
    // A link between the writable directory and the file must not lead out, and nothing may be
    // created outside: what exists is resolved first, then what is missing is created below it.
    Path existing = parent;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Path target =
        real(existing, "directory").resolve(existing.relativize(parent)).resolve(name).normalize();
    if (writable.stream().noneMatch(target::startsWith) || Files.isSymbolicLink(target)) {
      throw denied(path, target, "write", "writable");
    }
    createDirectories(Objects.requireNonNull(target.getParent()));
    return target;
  }

  private static Path real(Path path, String what) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE,
          what + " " + path + " cannot be opened: " + e + "; check that it exists",
          e);
    }
  }

  private static void createDirectories(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE,
          "cannot create directory " + path + ": " + e + "; check its rights",
          e);
    }
  }

  private static EngineException denied(Path path, Path real, String verb, String option) {
    return new EngineException(
        EngineException.Kind.DENIED,
        "this session may not "
            + verb
            + " "
            + path
            + (path.equals(real) ? "" : " (really " + real + ")")
            + "; add its directory to the session's "
            + option
            + " paths");
  }
}
