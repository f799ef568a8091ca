package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a work tree that git tracks or would track, as far as they lie on the disk. An index
 * can name a file several times (while a merge is in conflict), or a file that a sparse checkout
 * left out.
 */
final class WorkTreeLister {
  /** Mode of a submodule, and what parts it from the name. */
  private static final String SUBMODULE = "160000 ";

  private final Listing listing;
  private final boolean submodules;

  WorkTreeLister(Listing listing, boolean submodules) {
    this.listing = listing;
    this.submodules = submodules;
  }

  void list(Path root) {
    list(
        root, new byte[0], List.of("ls-files", "-z", "--cached", "--others", "--exclude-standard"));
    if (submodules) {
      listSubmodules(root, new byte[0], 0);
    }
  }

  private void list(Path folder, byte[] prefix, List<String> command) {
    run(
        folder,
        command,
        name -> {
          Path file = RawNames.below(folder, name);
          boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
          if (!isFolder && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            listing.add(RawNames.join(prefix, name), new Found.OnDisk(file));
          }
        });
  }

  private void listSubmodules(Path folder, byte[] prefix, int depth) {
    List<byte[]> names = new ArrayList<>();
    run(
        folder,
        List.of("ls-files", "-z", "--stage"),
        line -> {
          String text = new String(line, StandardCharsets.ISO_8859_1);
          if (text.startsWith(SUBMODULE)) {
            names.add(text.substring(text.indexOf('\t') + 1).getBytes(StandardCharsets.ISO_8859_1));
          }
        });
    for (byte[] name : names) {
      listSubmodule(RawNames.below(folder, name), RawNames.join(prefix, name), depth + 1);
    }
  }

  private void listSubmodule(Path folder, byte[] name, int depth) {
    if (listing.prunes(name)) {
      return;
    }
    if (!Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      listing.add(name, Submodules.missing("it is not checked out"));
      return;
    }
    if (depth > Submodules.MAX_DEPTH) {
      listing.add(name, Submodules.tooDeep());
      return;
    }
    try {
      list(folder, name, List.of("ls-files", "-z", "--cached"));
      listSubmodules(folder, name, depth);
    } catch (ExtractException e) {
      listing.add(name, Submodules.missing(String.valueOf(e.getMessage())));
    }
  }

  private static void run(Path folder, List<String> command, Git.Records records) {
    try {
      Git.Output output = Git.in(folder).run(command, records);
      if (!output.succeeded()) {
        throw GitRepository.unusable(folder, output.message());
      }
    } catch (IOException e) {
      throw GitRepository.unusable(folder, e.toString());
    }
  }
}
