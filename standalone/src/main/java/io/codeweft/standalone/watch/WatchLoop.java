package io.codeweft.standalone.watch;

import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.client.ServerUnreachable;
import io.codeweft.standalone.client.ServiceProblem;
import io.codeweft.standalone.run.Rebuild;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds, waits for a change, builds again; one build at a time, one line for each. */
public final class WatchLoop {
  private final Path root;
  private final WatchFilter filter;
  private final Rebuild rebuild;
  private final PrintStream out;

  /**
   * @param root an existing folder, absolute, without links
   */
  public WatchLoop(Path root, WatchFilter filter, Rebuild rebuild, PrintStream out) {
    this.root = root;
    this.filter = filter;
    this.rebuild = rebuild;
    this.out = out;
  }

  /**
   * Goes on until the thread is interrupted. A build that fails is told, and the next one tried.
   *
   * @throws WatchException when the system watches no more folders
   */
  public void run() throws InterruptedException {
    // Watching comes first: a file that is saved during the first build is seen by the second.
    try (FolderWatch watch = FolderWatch.open(root, filter)) {
      build(true);
      while (true) {
        switch (watch.next()) {
          case CHANGED -> build(false);
          case GONE -> say(root + " is gone; waiting for it");
          case BACK -> {
            say(root + " is back");
            build(true);
          }
        }
      }
    }
  }

  /**
   * @param always whether a build that has nothing to do is told, too
   */
  private void build(boolean always) throws InterruptedException {
    try {
      Rebuild.Result result = rebuild.once();
      if (always || result.landed()) {
        say(result.describe());
      }
    } catch (CommandFailure | ServiceProblem | ServerUnreachable e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (Files.isDirectory(root)) {
        say("not built: " + e.getMessage());
      }
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
