package io.codeweft.contracts.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * An extract of a repository is committed.
 *
 * @param extractId SHA-256 over repository, options, extractor version and the (path, digest) list
 * @param tables dataset name to its committed version
 * @param lines lines of all files
 * @param errors rows of {@code extract_errors_v1} that tell of a file
 * @param options effective options, defaults included
 * @param changes what differs from the extract before
 */
public record ExtractLanded(
    String extractId,
    String repo,
    Map<String, TableVersion> tables,
    long files,
    long lines,
    long errors,
    String extractorVersion,
    Map<String, String> options,
    FileChanges changes)
    implements Event {
  public ExtractLanded {
    tables = new TreeMap<>(tables);
    options = new TreeMap<>(options);
  }

  @Override
  public String eventType() {
    return "io.codeweft.extract-landed.v1";
  }

  @Override
  public String eventId() {
    return extractId;
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.EXTRACT_LANDED;
  }
}
