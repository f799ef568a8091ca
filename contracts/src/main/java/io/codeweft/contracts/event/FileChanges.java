package io.codeweft.contracts.event;

import java.util.List;

/**
 * How the files of an extract differ from those of the extract that landed before it. Every file
 * counts once; a file that was renamed is neither added nor deleted.
 *
 * @param changed other content under the same path
 * @param renamed the content, or most of it, under another path
 * @param reused files whose facts were taken over instead of being read again
 * @param renames the first {@value #MAX_RENAMES} of them by {@code from}
 */
public record FileChanges(
    long added, long changed, long deleted, long renamed, long reused, List<Rename> renames) {

  /** Longest list of renames. */
  public static final int MAX_RENAMES = 100;

  /**
   * A file that moved.
   *
   * @param similarity percent of the content that stayed; 100 for equal bytes
   */
  public record Rename(String from, String to, int similarity) {
    private static final int EQUAL = 100;

    /** With equal bytes. */
    public Rename(String from, String to) {
      this(from, to, EQUAL);
    }
  }

  public FileChanges {
    renames = List.copyOf(renames);
  }

  /** Nothing changed. */
  public static FileChanges none(long files) {
    return new FileChanges(0, 0, 0, 0, files, List.of());
  }
}
