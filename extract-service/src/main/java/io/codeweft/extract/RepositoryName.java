package io.codeweft.extract;

import java.util.regex.Pattern;

/** Names of repositories. */
public final class RepositoryName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int MAX_SHOWN = 120;

  private RepositoryName() {}

  /**
   * @throws ExtractException when it is not allowed
   */
  public static void require(String repo) {
    if (!ALLOWED.matcher(repo).matches() || repo.chars().allMatch(c -> c == '.')) {
      throw new ExtractException(
          "the repository name '"
              + (repo.length() > MAX_SHOWN ? repo.substring(0, MAX_SHOWN) + "..." : repo)
              + "' is not allowed: 1 to 100 letters, digits, '.', '_' or '-'; give another as"
              + " 'repo'");
    }
  }
}
