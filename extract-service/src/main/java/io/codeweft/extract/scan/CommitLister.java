package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of a commit, from git's own data: no work tree and no index is looked at. */
final class CommitLister {
  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";

  private final Listing listing;
  private final boolean submodules;

  /** Opened on the way; whoever reads the files closes them. */
  private final List<ObjectStore> stores;

  CommitLister(Listing listing, boolean submodules, List<ObjectStore> stores) {
    this.listing = listing;
    this.submodules = submodules;
    this.stores = stores;
  }

  /** An entry of a tree; {@code name} is relative to the tree that is listed. */
  private static final class Entry {
    final byte[] name;
    final String mode;
    final String objectId;

    Entry(byte[] line) {
      String text = new String(line, StandardCharsets.ISO_8859_1);
      int tab = text.indexOf('\t');
      String[] facts = text.substring(0, tab).split(" ", -1);
      this.name = Arrays.copyOfRange(line, tab + 1, line.length);
      this.mode = facts[0];
      this.objectId = facts[2];
    }
  }

  /**
   * @param commit full id
   * @param folder of the commit to list, with a final {@code /}; empty for all of it
   * @throws ExtractException when the commit has no such folder
   */
  void list(Path gitDirectory, String commit, byte[] folder) throws IOException {
    list(gitDirectory, commit, folder, new byte[0], 0);
  }

  private void list(Path gitDirectory, String commit, byte[] folder, byte[] prefix, int depth)
      throws IOException {
    String tree = new Revisions(gitDirectory).tree(commit, folder);
    if (tree == null) {
      throw new ExtractException(
          "the commit "
              + commit
              + " has no folder "
              + RawNames.escaped(folder)
              + "; give the root");
    }
    ObjectStore store = new ObjectStore(gitDirectory);
    stores.add(store);
    List<byte[]> links = new ArrayList<>();
    List<Entry> modules = new ArrayList<>();
    Git.Output output =
        Git.of(gitDirectory)
            .run(
                List.of("ls-tree", "-r", "-z", "--full-tree", tree),
                line -> {
                  Entry entry = new Entry(line);
                  switch (entry.mode) {
                    case LINK -> links.add(entry.name);
                    case SUBMODULE -> modules.add(entry);
                    default -> file(RawNames.join(prefix, entry.name), store, entry.objectId);
                  }
                });
    if (!output.succeeded()) {
      throw GitRepository.unusable(gitDirectory, output.message());
    }
    links(gitDirectory, tree, prefix, links);
    if (submodules && !modules.isEmpty()) {
      Submodules known = Submodules.of(gitDirectory, commit);
      for (Entry module : modules) {
        byte[] path = RawNames.concat(folder, module.name);
        submodule(known, path, module.objectId, RawNames.join(prefix, module.name), depth + 1);
      }
    }
  }

  private void file(byte[] name, ObjectStore store, String objectId) {
    listing.add(
        name,
        isCanonical(name)
            ? new Found.InCommit(store, objectId)
            : new Found.Refused(
                "bad-name", "git would not check out a file of this name; rename it"));
  }

  /** A damaged or hostile tree can hold names that no folder has. */
  private static boolean isCanonical(byte[] name) {
    return Arrays.stream(new String(name, StandardCharsets.ISO_8859_1).split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private void links(Path gitDirectory, String tree, byte[] prefix, List<byte[]> links)
      throws IOException {
    List<byte[]> names = new ArrayList<>();
    for (byte[] link : links) {
      byte[] name = RawNames.join(prefix, link);
      if (listing.includes(name)) {
        if (isOneLine(link)) {
          names.add(link);
        } else {
          listing.add(name, Links.UNNAMEABLE);
        }
      }
    }
    List<LinkTargets.Target> targets =
        LinkTargets.of(gitDirectory, tree, RawNames.depth(prefix), names);
    for (int i = 0; i < names.size(); i++) {
      byte[] name = RawNames.join(prefix, names.get(i));
      switch (targets.get(i)) {
        case INSIDE -> {}
        case OUTSIDE -> listing.add(name, Links.OUTSIDE);
        case NOWHERE -> listing.add(name, Links.NOWHERE);
      }
    }
  }

  private static boolean isOneLine(byte[] name) {
    for (byte b : name) {
      if (b == '\n') {
        return false;
      }
    }
    return true;
  }

  private void submodule(Submodules known, byte[] path, String commit, byte[] name, int depth)
      throws IOException {
    if (listing.prunes(name)) {
      return;
    }
    if (depth > Submodules.MAX_DEPTH) {
      listing.add(name, Submodules.tooDeep());
      return;
    }
    Path gitDirectory = known.find(path, commit);
    if (gitDirectory == null) {
      listing.add(name, Submodules.missing("its commit " + commit + " is not in this repository"));
    } else {
      list(gitDirectory, commit, new byte[0], name, depth);
    }
  }
}
