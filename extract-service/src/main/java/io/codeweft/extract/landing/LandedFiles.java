package io.codeweft.extract.landing;

import java.util.List;

/**
 * The files of a landed extract, with which the next one compares what it finds.
 *
 * @param extractId which extract they are of
 * @param readBy fingerprint of everything that decides the facts of a file, apart from its bytes
 * @param files sorted by {@link PathOrder}, paths distinct
 */
public record LandedFiles(String extractId, String readBy, List<LandedFile> files) {
  public LandedFiles {
    files = List.copyOf(files);
  }
}
