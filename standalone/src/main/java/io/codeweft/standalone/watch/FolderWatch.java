package io.codeweft.standalone.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something below a folder may have changed. Used by one thread; what happens while that
 * does other things is kept, and when it is too much to keep, that is a change, too.
 */
public final class FolderWatch implements AutoCloseable {
  /** A change is told once nothing has happened for so long. */
  private static final Duration QUIET = Duration.ofMillis(150);

  /** A change is told at the latest after so long. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** How often to see whether the folder is still there: of that, the system tells nothing. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final TimeUnit MILLIS = TimeUnit.MILLISECONDS;

  private final Path root;
  private final WatchFilter filter;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private @Nullable WatchService service;

  /** What tells the folder from another one of its name. */
  private @Nullable Object identity;

  /** What was seen. */
  public enum Seen {
    CHANGED,
    GONE,
    /** It, or another folder of its name, is there again. */
    BACK
  }

  private FolderWatch(Path root, WatchFilter filter) {
    this.root = root;
    this.filter = filter;
  }

  /**
   * Starts to watch.
   *
   * @param root an existing folder, absolute, without links
   * @throws WatchException when the system watches no more folders
   */
  public static FolderWatch open(Path root, WatchFilter filter) {
    FolderWatch watch = new FolderWatch(root, filter);
    watch.start();
    return watch;
  }

  /** Waits until something was seen. */
  public Seen next() throws InterruptedException {
    if (service == null) {
      while (!Files.isDirectory(root)) {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      }
      start();
      return Seen.BACK;
    }
    while (true) {
      boolean changed = take(Objects.requireNonNull(service).poll(millis(LOOK), MILLIS));
      if (changed) {
        settle();
      }
      Object now = identity();
      if (now == null) {
        close();
        return Seen.GONE;
      }
      if (!now.equals(identity)) {
        close();
        start();
        return Seen.BACK;
      }
      if (changed) {
        return Seen.CHANGED;
      }
    }
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }

  /** Lets a burst of events pass: a save is several, a change of branch can be thousands. */
  private void settle() throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    WatchKey key;
    do {
      key = Objects.requireNonNull(service).poll(millis(QUIET), MILLIS);
      take(key);
    } while (key != null && System.nanoTime() < end);
  }

  /** Whether one of the events may be a change. */
  private boolean take(@Nullable WatchKey key) {
    Path folder = key == null ? null : folders.get(key);
    if (key == null || folder == null) {
      return false;
    }
    boolean changed = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
        register(root); // folders may be among what was lost
        changed = true;
      } else if (event.context() instanceof Path name && filter.isRelevant(folder.resolve(name))) {
        changed = true;
        if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE
            && Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
          register(folder.resolve(name));
        }
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
    return changed;
  }

  private void start() {
    try {
      service = root.getFileSystem().newWatchService();
    } catch (IOException e) {
      throw WatchException.of(root, e);
    }
    identity = identity();
    register(root);
  }

  /** Watches a folder and those below; what cannot be read, or is gone already, is left out. */
  private void register(Path start) {
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (filter.isWatched(folder)) {
                registerOne(folder);
              }
              return filter.isEntered(folder)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw WatchException.of(start, e);
    }
  }

  private void registerOne(Path folder) {
    try {
      WatchKey key =
          folder.register(
              Objects.requireNonNull(service),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      folders.put(key, folder);
    } catch (IOException e) {
      if (WatchException.isLimit(e)) {
        throw WatchException.of(folder, e);
      }
    }
  }

  private @Nullable Object identity() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return !attributes.isDirectory() ? null : key == null ? attributes.creationTime() : key;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    folders.clear();
    WatchService open = service;
    service = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw WatchException.of(root, e);
      }
    }
  }
}
