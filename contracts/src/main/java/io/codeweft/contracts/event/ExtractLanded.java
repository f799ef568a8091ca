package io.codeweft.contracts.event;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An extract of a repository is committed.
 *
 * @param extractId SHA-256 over repository, options, extractor version and the (path, digest) list
 * @param tables dataset name to its committed version
 * @param lines lines of all files
 * @param errors rows of {@code extract_errors_v1} that tell of a file
 * @param options effective options, defaults included
 * @param changes what differs from the extract before
 * @param commit the git commit that was current when these rows landed, for people; null outside
 *     git. No part of the extract's identity: the same content is the same extract
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
    FileChanges changes,
    @Nullable Commit commit)
    implements Event {

  /**
   * @param id of the commit, in full
   * @param ref how the commit was asked for; null for a work tree, whose {@code HEAD} it is
   * @param clean whether the files are those of the commit; false for a work tree with changes
   */
  public record Commit(String id, @Nullable String ref, boolean clean) {}

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
