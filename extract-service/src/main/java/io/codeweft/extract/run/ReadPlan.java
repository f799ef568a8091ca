package io.codeweft.extract.run;

import io.codeweft.extract.landing.Base;
import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.landing.LandedFiles;
import io.codeweft.extract.landing.Replaced;
import io.codeweft.extract.scan.ScanEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which files are read, and which stay as they are.
 *
 * @param entries all that the scan found, in order
 * @param toRead those of {@code entries} that are read, in order
 * @param kept by path, those whose rows stay
 * @param replaced whose rows go
 */
record ReadPlan(
    List<ScanEntry> entries,
    List<ScanEntry> toRead,
    Map<String, LandedFile> kept,
    Replaced replaced) {

  /** The owner of rows that belong to no file. */
  private static final String NO_FILE = "";

  /**
   * @param digests of {@code entries}
   * @param canKeep whether rows of files with the digest they had in {@code base} can stay
   */
  static ReadPlan of(List<ScanEntry> entries, List<String> digests, Base base, boolean canKeep) {
    if (!canKeep) {
      return new ReadPlan(entries, entries, Map.of(), new Replaced.Everything());
    }
    Map<String, LandedFile> before =
        base.files().map(LandedFiles::files).orElse(List.of()).stream()
            .collect(Collectors.toMap(LandedFile::path, Function.identity()));
    List<ScanEntry> toRead = new ArrayList<>();
    Map<String, LandedFile> kept = new HashMap<>();
    Set<String> replaced = new HashSet<>(before.keySet());
    replaced.add(NO_FILE);
    for (int i = 0; i < entries.size(); i++) {
      String path = entries.get(i).path();
      LandedFile old = before.get(path);
      if (old != null && old.digest().equals(digests.get(i))) {
        kept.put(path, old);
        replaced.remove(path);
      } else {
        toRead.add(entries.get(i));
        replaced.add(path);
      }
    }
    return new ReadPlan(entries, toRead, kept, Replaced.Paths.of(replaced));
  }

  int size() {
    return entries.size();
  }

  /** Error rows of the files that stay. */
  long errorsKept() {
    return kept.values().stream().mapToLong(LandedFile::errors).sum();
  }

  /** All files, in order. */
  List<LandedFile> with(List<LandedFile> read) {
    Map<String, LandedFile> files = new HashMap<>(kept);
    read.forEach(file -> files.put(file.path(), file));
    return entries.stream().map(entry -> Objects.requireNonNull(files.get(entry.path()))).toList();
  }
}
