package io.codeweft.standalone.run;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** The summary for people. */
public final class SummaryPrinter {
  private final PrintStream out;

  public SummaryPrinter(PrintStream out) {
    this.out = out;
  }

  public void print(RunSummary summary) {
    String status =
        summary.status().equals("unchanged") ? "unchanged, nothing to do" : summary.status();
    out.println(summary.repo() + ": " + status + " (build " + summary.buildId() + ")");
    out.println(
        String.format(
            Locale.ROOT,
            "  %,d files, %,d lines, %,d files with errors",
            summary.files(),
            summary.lines(),
            summary.errors()));
    summary
        .absent()
        .forEach((producer, message) -> out.println("  without " + producer + ": " + message));
    counts("nodes", summary.nodes());
    counts("edges", summary.edges());
    summary
        .resolved()
        .forEach(
            (what, share) ->
                out.println(
                    String.format(Locale.ROOT, "  resolved %s: %.1f %%", what, share * 100)));
    out.println(
        String.format(
            Locale.ROOT,
            "  views: %d computed, %d reused",
            summary.views().computed().size(),
            summary.views().reused().size()));
    RunSummary.Seconds seconds = summary.seconds();
    out.println(
        String.format(
            Locale.ROOT,
            "  %.1f s: extract %.1f s, views %.1f s busy, commits %.1f s busy; peak memory %,d MB",
            seconds.total(),
            seconds.extract(),
            seconds.views(),
            seconds.commit(),
            summary.peakRssBytes() >> 20));
    out.println("  tables:");
    summary
        .tables()
        .forEach(
            (name, table) ->
                out.println(
                    String.format(
                        Locale.ROOT, "    %-32s %s @%d", name, table.location(), table.version())));
  }

  private void counts(String what, RunSummary.Counts counts) {
    out.println(String.format(Locale.ROOT, "  %,d %s", counts.total(), what));
    counts.byKind().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            e ->
                out.println(
                    String.format(Locale.ROOT, "    %-22s %,12d", e.getKey(), e.getValue())));
  }
}
