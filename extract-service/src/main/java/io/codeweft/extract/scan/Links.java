package io.codeweft.extract.scan;

/** What is said of symbolic links; those that lead to another file of the tree say nothing new. */
final class Links {
  static final Found.Refused OUTSIDE =
      new Found.Refused(
          "outside-tree",
          "the link leads out of the repository and is not followed; replace it by the file, or"
              + " exclude it");

  static final Found.Refused NOWHERE =
      new Found.Refused("unreadable", "the link leads nowhere; remove it or repair its target");

  static final Found.Refused UNNAMEABLE =
      new Found.Refused(
          "bad-name", "the name of the link has a line break; rename it, or exclude it");

  private Links() {}
}
