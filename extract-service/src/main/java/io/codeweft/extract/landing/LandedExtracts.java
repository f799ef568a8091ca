package io.codeweft.extract.landing;

import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ExtractException;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last landed extract per repository: {@code extracts/REPO.json} in the warehouse, and its
 * files in {@code extracts/files/REPO/NUMBER.json}.
 */
public final class LandedExtracts {
  private final Path folder;

  public LandedExtracts(Warehouse warehouse) {
    folder = warehouse.root().resolve("extracts");
  }

  /**
   * @throws ExtractException when there is a record that cannot be read
   */
  public Optional<LandedExtract> last(String repo) {
    Path file = file(repo);
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), LandedExtract.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new ExtractException(
          "the record of the last extract, "
              + file
              + ", cannot be read: "
              + e.getMessage()
              + "; delete it to extract the repository again",
          e);
    }
  }

  /** The files of an extract; empty when they are not known any more. */
  Optional<LandedFiles> files(String repo, LandedExtract extract) {
    Path file = files(repo, extract.number());
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), LandedFiles.class))
          .filter(files -> files.extractId().equals(extract.event().extractId()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new ExtractException(
          "the files of the last extract, "
              + file
              + ", cannot be read: "
              + e.getMessage()
              + "; delete it to extract the repository again",
          e);
    }
  }

  /**
   * Replaces the record at once: a process that dies meanwhile leaves the old one or the new. The
   * record names its files by its number, so that the two always belong together.
   */
  void save(String repo, LandedExtract extract, LandedFiles files) {
    Path list = files(repo, extract.number());
    replace(list, files);
    replace(file(repo), extract);
    deleteOthers(list);
  }

  private static void replace(Path file, Object content) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(temporary, Json.bytes(content));
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ExtractException(
          "the record of the extract, " + file + ", cannot be written: " + e + "; run it again", e);
    }
  }

  private static void deleteOthers(Path kept) {
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(kept.resolveSibling(""))) {
      for (Path list : lists) {
        if (!list.equals(kept)) {
          Files.deleteIfExists(list);
        }
      }
    } catch (IOException e) {
      throw new ExtractException(
          "older lists of files beside " + kept + " cannot be deleted: " + e, e);
    }
  }

  private Path file(String repo) {
    return folder.resolve(repo + ".json");
  }

  private Path files(String repo, long number) {
    return folder.resolve("files").resolve(repo).resolve(number + ".json");
  }
}
