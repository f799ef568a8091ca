package io.codeweft.standalone.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code weft run} reports; {@code --json} prints it as one document.
 *
 * @param status {@code completed}, or {@code unchanged} when nothing had to be done
 * @param lines lines of all files
 * @param errors files with an error
 * @param absent producers that this machine lacks, with what to do about it, sorted by name
 * @param views tables of views, by what the build had to do for them
 * @param resolved shares 0..1 of call sites and references that are linked to what they mean
 * @param seconds wall time in total and until the extract landed; busy time of views and commits
 * @param peakRssBytes of this process; the Python workers are not counted
 * @param tables name to place and version
 */
public record RunSummary(
    String status,
    String repo,
    String buildId,
    long files,
    long lines,
    long errors,
    Map<String, String> absent,
    Counts nodes,
    Counts edges,
    Views views,
    Map<String, Double> resolved,
    Seconds seconds,
    @JsonProperty("peak_rss_bytes") long peakRssBytes,
    Map<String, Table> tables) {

  /** Rows in total and by kind. */
  public record Counts(long total, Map<String, Long> byKind) {
    public Counts {
      byKind = new TreeMap<>(byKind);
    }
  }

  /**
   * Tables of views.
   *
   * @param computed names, sorted: something that decides their rows differs from the build before
   * @param reused names, sorted: nothing does, so their tables stand
   */
  public record Views(List<String> computed, List<String> reused) {
    public Views {
      computed = List.copyOf(computed);
      reused = List.copyOf(reused);
    }
  }

  /** Phases of the run. */
  public record Seconds(double total, double extract, double views, double commit) {}

  /**
   * A table of the snapshot.
   *
   * @param location absolute directory
   */
  public record Table(String location, long version) {}

  public RunSummary {
    absent = new TreeMap<>(absent);
    resolved = new TreeMap<>(resolved);
    tables = new TreeMap<>(tables);
  }
}
