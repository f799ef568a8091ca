package io.codeweft.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else has made an extract and asks to land it: files that lie in the inbox of the
 * warehouse, as Parquet or Arrow. The answer is {@link ExtractLanded}, or {@link ContractViolated}
 * for every rule that the files break; then nothing of the offer has landed.
 *
 * @param offerId made by who offers; the same offer may be sent again
 * @param tool what made the files
 * @param datasets by name
 */
public record ExtractOffered(String offerId, String repo, Tool tool, Map<String, Dataset> datasets)
    implements Event {

  /** Name and version, for people. */
  public record Tool(String name, String version) {
    public Tool {
      require(name, "tool.name");
      require(version, "tool.version");
    }
  }

  /** Which rows the offered ones take the place of. */
  public enum Mode {
    /** All rows of the dataset for the repository. */
    @JsonProperty("replace")
    REPLACE,
    /** The rows of the named paths, and of the paths that the files contain. */
    @JsonProperty("paths")
    PATHS
  }

  /**
   * @param paths with {@link Mode#PATHS}: of those that the files do not contain, the rows are
   *     deleted; else empty
   * @param files none = no rows
   */
  public record Dataset(Mode mode, @Nullable List<String> paths, @Nullable List<File> files) {
    public Dataset {
      require(mode, "mode");
      paths = paths == null ? List.of() : List.copyOf(paths);
      files = files == null ? List.of() : List.copyOf(files);
    }

    @Override
    public List<String> paths() {
      return paths == null ? List.of() : paths;
    }

    @Override
    public List<File> files() {
      return files == null ? List.of() : files;
    }
  }

  /**
   * @param path below the inbox, with {@code /}
   * @param sha256 of the bytes, 64 hex digits
   */
  public record File(String path, String sha256, long rows) {
    public File {
      require(path, "path");
      require(sha256, "sha256");
    }
  }

  public ExtractOffered {
    require(offerId, "offer_id");
    require(repo, "repo");
    require(tool, "tool");
    require(datasets, "datasets");
    datasets = new TreeMap<>(datasets);
  }

  private static void require(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
  }

  @Override
  public String eventType() {
    return "io.codeweft.extract-offered.v1";
  }

  @Override
  public String eventId() {
    return offerId;
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.EXTRACT_OFFERED;
  }
}
