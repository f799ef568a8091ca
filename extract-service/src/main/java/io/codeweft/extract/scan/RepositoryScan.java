package io.codeweft.extract.scan;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists what a repository has to extract. */
public final class RepositoryScan {
  /** A folder with this file is a virtual environment: other people's code. */
  private static final String VIRTUAL_ENVIRONMENT = "pyvenv.cfg";

  private final Path root;
  private final ScanOptions options;
  private final Globs include;
  private final Globs exclude;

  /**
   * Ordered by the bytes of the names, so that the first of two names that clash is always same.
   */
  private final TreeMap<byte[], Path> found = new TreeMap<>(Arrays::compareUnsigned);

  private final Map<Path, Boolean> insideByFolder = new HashMap<>();

  private RepositoryScan(Path root, ScanOptions options) {
    this.root = root;
    this.options = options;
    this.include = new Globs(options.include());
    this.exclude = new Globs(options.exclude());
  }

  /**
   * The folder a request names, with symbolic links followed.
   *
   * @throws ExtractException when there is no such folder
   */
  public static Path root(String path) {
    try {
      Path given = path.startsWith("/") ? RawNames.absolute(path) : Path.of(path);
      Path real = given.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new ExtractException(path + " is not a folder; give the root of a repository");
      }
      return real;
    } catch (IOException | InvalidPathException e) {
      throw new ExtractException(
          "the folder " + path + " cannot be opened: " + e + "; give an existing folder", e);
    }
  }

  /** Last name of a folder, as the name of its repository. */
  public static String name(Path root) {
    String name = root.getNameCount() == 0 ? null : RawNames.name(root);
    return name == null ? "" : name;
  }

  /**
   * @param root as {@link #root} answers it
   * @return sorted by the UTF-8 bytes of the path, paths distinct
   * @throws ExtractException when the folder cannot be listed or has too many files
   */
  public static List<ScanEntry> scan(Path root, ScanOptions options) {
    return new RepositoryScan(root, options).run();
  }

  private List<ScanEntry> run() {
    Listing listing = new Collector();
    if (GitLister.manages(root)) {
      GitLister.list(root, listing);
    } else {
      FolderLister.list(root, listing);
    }
    Set<String> environments = environments();
    Map<byte[], ScanEntry> entries = new TreeMap<>(Arrays::compareUnsigned);
    found.forEach(
        (name, file) -> {
          if (!isBelow(environments, text(name))) {
            ScanEntry entry = entry(name, file);
            if (entry != null) {
              add(entries, entry);
            }
          }
        });
    return Collections.unmodifiableList(new ArrayList<>(entries.values()));
  }

  private void add(Map<byte[], ScanEntry> entries, ScanEntry entry) {
    byte[] key = entry.path().getBytes(StandardCharsets.UTF_8);
    if (entries.containsKey(key)) {
      entry =
          new ScanEntry.Refused(
              entry.path(),
              "bad-name",
              "several files have this name once Unicode variants are made equal (NFC); rename all"
                  + " but one");
    }
    entries.put(key, entry);
    if (entries.size() > options.maxFiles()) {
      throw new ExtractException(
          "the repository "
              + root
              + " has more than "
              + options.maxFiles()
              + " files; exclude folders, or raise codeweft.extract.max-files");
    }
  }

  private @Nullable ScanEntry entry(byte[] name, Path file) {
    String decoded = RawNames.decode(name);
    String path = decoded == null ? RawNames.escaped(name) : nfc(decoded);
    boolean included = include.matchesFile(path);
    if (Files.isSymbolicLink(file)) {
      return link(path, file, included);
    }
    if (!included || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (decoded == null) {
      return new ScanEntry.Refused(
          path, "bad-name", "the name of the file is not valid UTF-8; rename it");
    }
    if (!isInside(file)) {
      return outside(path);
    }
    return new ScanEntry.Source(path, file);
  }

  /** A link inside the tree says nothing new; one that leaves it is reported, and not followed. */
  private @Nullable ScanEntry link(String path, Path link, boolean included) {
    try {
      Path target = link.toRealPath();
      boolean relevant = included || Files.isDirectory(target);
      return relevant && !target.startsWith(root) ? outside(path) : null;
    } catch (IOException e) {
      return included
          ? new ScanEntry.Refused(
              path, "unreadable", "the link leads nowhere; remove it or repair its target")
          : null;
    }
  }

  private static ScanEntry outside(String path) {
    return new ScanEntry.Refused(
        path,
        "outside-tree",
        "the link leads out of the repository and is not followed; replace it by the file, or"
            + " exclude it");
  }

  /** An index can name files below a folder that has since become a link. */
  private boolean isInside(Path file) {
    Path folder = file.getParent();
    return folder == null
        || insideByFolder.computeIfAbsent(
            folder,
            f -> {
              try {
                return f.toRealPath().equals(f);
              } catch (IOException e) {
                return false;
              }
            });
  }

  private Set<String> environments() {
    Set<String> folders = new HashSet<>();
    for (byte[] name : found.keySet()) {
      String path = text(name);
      if (path.endsWith("/" + VIRTUAL_ENVIRONMENT)) {
        folders.add(path.substring(0, path.length() - VIRTUAL_ENVIRONMENT.length() - 1));
      }
    }
    return folders;
  }

  private static boolean isBelow(Set<String> folders, String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (folders.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static String text(byte[] name) {
    String decoded = RawNames.decode(name);
    return decoded == null ? RawNames.escaped(name) : decoded;
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private final class Collector implements Listing {
    @Override
    public void add(byte[] relative, Path file) {
      if (!exclude.matchesBranch(nfc(text(relative)))) {
        found.put(relative, file);
      }
    }

    @Override
    public boolean prunes(byte[] relative) {
      return exclude.matchesFile(nfc(text(relative)));
    }
  }
}
