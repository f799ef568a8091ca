package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything below a folder; links are listed and not followed. */
final class FolderLister {
  private static final int MAX_ENTRIES = 10_000_000;

  /** Names come as bytes, so this is no record. */
  private static final class Folder {
    final byte[] relative;
    final Path path;

    Folder(byte[] relative, Path path) {
      this.relative = relative;
      this.path = path;
    }
  }

  private FolderLister() {}

  static void list(Path root, Listing listing) {
    Deque<Folder> folders = new ArrayDeque<>();
    folders.push(new Folder(new byte[0], root));
    int entries = 0;
    while (!folders.isEmpty()) {
      Folder folder = folders.pop();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path)) {
        for (Path child : children) {
          if (++entries > MAX_ENTRIES) {
            throw new ExtractException(
                "the folder "
                    + root
                    + " has more than "
                    + MAX_ENTRIES
                    + " entries; exclude folders that hold no source");
          }
          byte[] relative = RawNames.join(folder.relative, RawNames.bytes(child));
          if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
            listing.add(relative, new Found.OnDisk(child));
          } else if (!listing.prunes(relative)) {
            folders.push(new Folder(relative, child));
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        throw new ExtractException(
            "the folder "
                + folder.path
                + " cannot be listed: "
                + e
                + "; give this user the right to read it, or exclude it",
            e);
      }
    }
  }
}
