package io.codeweft.standalone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --warehouse}, shared by the commands that read or write one. */
public final class WarehouseOption {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Directory of tables, broker data and logs. Default: ~/.codeweft/warehouse")
  private @Nullable Path directory;

  /** Absolute and normalised. */
  public Path path() {
    Path chosen =
        directory != null
            ? directory
            : Path.of(System.getProperty("user.home"), ".codeweft", "warehouse");
    return chosen.toAbsolutePath().normalize();
  }
}
