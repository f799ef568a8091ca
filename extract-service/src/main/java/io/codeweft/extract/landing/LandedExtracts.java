package io.codeweft.extract.landing;

import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ExtractException;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The last landed extract per repository: {@code extracts/REPO.json} in the warehouse. */
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

  /** Replaces the record at once: a process that dies meanwhile leaves the old one or the new. */
  void save(String repo, LandedExtract extract) {
    Path file = file(repo);
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.createDirectories(folder);
      Files.write(temporary, Json.bytes(extract));
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ExtractException(
          "the record of the extract, " + file + ", cannot be written: " + e + "; run it again", e);
    }
  }

  private Path file(String repo) {
    return folder.resolve(repo + ".json");
  }
}
