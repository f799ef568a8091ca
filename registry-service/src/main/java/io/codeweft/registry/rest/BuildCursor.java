package io.codeweft.registry.rest;

import io.codeweft.registry.build.BuildState;

/** The last build of a page: {@code NUMBER.REPO}. */
record BuildCursor(String repo, long number) {

  static BuildCursor of(BuildState build) {
    return new BuildCursor(build.record().repo(), build.number());
  }

  static BuildCursor parse(String text) {
    int dot = text.indexOf('.');
    try {
      return new BuildCursor(
          text.substring(dot + 1), Long.parseLong(text.substring(0, Math.max(0, dot))));
    } catch (NumberFormatException e) {
      throw Page.badCursor(text);
    }
  }

  /** Whether that build comes after the page: repositories by name, builds newest first. */
  boolean isBefore(BuildState build) {
    int byRepo = repo.compareTo(build.record().repo());
    return byRepo < 0 || (byRepo == 0 && build.number() < number);
  }

  @Override
  public String toString() {
    return number + "." + repo;
  }
}
