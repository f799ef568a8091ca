package io.codeweft.contracts.event;

/**
 * A table pinned at a version.
 *
 * @param location path below the warehouse, POSIX separators: {@code tables/REPO/NAME}
 * @param version Delta version
 * @param rows rows of that version
 */
public record TableVersion(String location, long version, long rows) {
  /** What names the content: {@code LOCATION@VERSION}. */
  public String pin() {
    return location + "@" + version;
  }
}
