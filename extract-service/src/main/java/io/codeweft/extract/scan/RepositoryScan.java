package io.codeweft.extract.scan;

import io.codeweft.contracts.event.ExtractLanded.Commit;
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

  private static final int MAX_NAMES = 10_000_000;

  private final Path root;
  private final ScanOptions options;
  private final Globs include;
  private final Globs exclude;

  /**
   * Ordered by the bytes of the names, so that the first of two names that clash is always same.
   */
  private final TreeMap<byte[], Found> found = new TreeMap<>(Arrays::compareUnsigned);

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
   * Lists a folder, or a commit.
   *
   * @param root as {@link #root} answers it
   * @param ref names the commit to list in place of the folder; null = the folder, and of a bare
   *     repository {@code HEAD}
   * @throws ExtractException when the folder cannot be listed or has too many files, or when there
   *     is no such commit
   */
  public static Scan scan(Path root, @Nullable String ref, ScanOptions options) {
    GitRepository repository = GitRepository.find(root);
    if (ref != null && repository == null) {
      throw new ExtractException(
          root
              + " is not in a git repository, so there is no commit '"
              + ref
              + "' to extract; leave out the ref to extract the folder, or see that git is"
              + " installed");
    }
    List<ObjectStore> stores = new ArrayList<>();
    boolean complete = false;
    try {
      RepositoryScan scan = new RepositoryScan(root, options);
      Commit commit = scan.list(repository, ref, stores);
      Scan result = new Scan(scan.entries(), commit, stores);
      complete = true;
      return result;
    } catch (IOException e) {
      throw GitRepository.unusable(root, e.toString());
    } finally {
      if (!complete) {
        stores.forEach(ObjectStore::close);
      }
    }
  }

  private @Nullable Commit list(
      @Nullable GitRepository repository, @Nullable String ref, List<ObjectStore> stores)
      throws IOException {
    Listing listing = new Collector();
    if (repository == null) {
      FolderLister.list(root, listing);
      return null;
    }
    if (ref != null || repository.isBare()) {
      Path directory = repository.gitDirectory();
      Commit commit = new Revisions(directory).resolve(ref == null ? "HEAD" : ref);
      new CommitLister(listing, options.submodules(), stores)
          .list(directory, commit.id(), repository.prefix());
      return commit;
    }
    if (repository.ignoresFolder()) {
      FolderLister.list(root, listing);
      return null;
    }
    new WorkTreeLister(listing, options.submodules()).list(root);
    return repository.head();
  }

  private List<ScanEntry> entries() {
    Set<String> environments = environments();
    Map<byte[], ScanEntry> entries = new TreeMap<>(Arrays::compareUnsigned);
    found.forEach(
        (name, what) -> {
          if (!isBelow(environments, text(name))) {
            ScanEntry entry = entry(name, what);
            if (entry != null) {
              add(entries, entry);
            }
          }
        });
    return new ArrayList<>(entries.values());
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

  private @Nullable ScanEntry entry(byte[] name, Found what) {
    String decoded = RawNames.decode(name);
    String path = decoded == null ? RawNames.escaped(name) : nfc(decoded);
    ScanEntry entry =
        switch (what) {
          case Found.Refused(String kind, String message) ->
              new ScanEntry.Refused(path, kind, message);
          case Found.OnDisk(Path file) -> onDisk(path, file);
          case Found.InCommit(ObjectStore store, String objectId) ->
              include.matchesFile(path) ? new ScanEntry.Blob(path, store, objectId) : null;
        };
    return decoded != null || entry == null || entry instanceof ScanEntry.Refused
        ? entry
        : new ScanEntry.Refused(
            path, "bad-name", "the name of the file is not valid UTF-8; rename it");
  }

  private @Nullable ScanEntry onDisk(String path, Path file) {
    boolean included = include.matchesFile(path);
    if (Files.isSymbolicLink(file)) {
      return link(path, file, included);
    }
    if (!included || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    return isInside(file) ? new ScanEntry.Source(path, file) : refused(path, Links.OUTSIDE);
  }

  /** A link inside the tree says nothing new; one that leaves it is reported, and not followed. */
  private @Nullable ScanEntry link(String path, Path link, boolean included) {
    try {
      Path target = link.toRealPath();
      boolean relevant = included || Files.isDirectory(target);
      return relevant && !target.startsWith(root) ? refused(path, Links.OUTSIDE) : null;
    } catch (IOException e) {
      return included ? refused(path, leaves(link) ? Links.OUTSIDE : Links.NOWHERE) : null;
    }
  }

  /** Whether a link that leads nowhere would lead out: what lies out there does not matter. */
  private boolean leaves(Path link) {
    try {
      Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
      return !target.startsWith(root);
    } catch (IOException e) {
      return false;
    }
  }

  private static ScanEntry refused(String path, Found.Refused why) {
    return new ScanEntry.Refused(path, why.kind(), why.message());
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
    public void add(byte[] relative, Found what) {
      if (exclude.matchesBranch(nfc(text(relative)))) {
        return;
      }
      found.put(relative, what);
      if (found.size() > MAX_NAMES) {
        throw new ExtractException(
            "the repository "
                + root
                + " has more than "
                + MAX_NAMES
                + " names; exclude folders that hold no source");
      }
    }

    @Override
    public boolean prunes(byte[] relative) {
      return exclude.matchesBranch(nfc(text(relative)));
    }

    @Override
    public boolean includes(byte[] relative) {
      return include.matchesFile(nfc(text(relative)));
    }
  }
}
