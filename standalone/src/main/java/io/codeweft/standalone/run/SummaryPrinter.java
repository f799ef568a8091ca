package io.codeweft.standalone.run;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** The summary for people. */
final class SummaryPrinter {
  private final PrintStream out;

  SummaryPrinter(PrintStream out) {
    this.out = out;
  }

  void print(RunSummary summary) {
    line(
        "%s: %s (build %s)",
        summary.repo(),
        summary.status().equals("unchanged") ? "unchanged, nothing to do" : summary.status(),
        summary.buildId());
    line(
        "  %,d files, %,d lines, %,d files with errors",
        summary.files(), summary.lines(), summary.errors());
    counts("nodes", summary.nodes());
    counts("edges", summary.edges());
    summary.resolved().forEach((what, share) -> line("  resolved %s: %.1f %%", what, share * 100));
    line(
        "  %.1f s: extract %.1f s, views %.1f s busy, commits %.1f s busy; peak memory %,d MB",
        summary.seconds().total(),
        summary.seconds().extract(),
        summary.seconds().views(),
        summary.seconds().commit(),
        summary.peakRssBytes() >> 20);
    line("  tables:");
    summary
        .tables()
        .forEach((name, t) -> line("    %-32s %s @%d", name, t.location(), t.version()));
  }

  private void counts(String what, RunSummary.Counts counts) {
    line("  %,d %s", counts.total(), what);
    counts.byKind().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> line("    %-22s %,12d", e.getKey(), e.getValue()));
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
