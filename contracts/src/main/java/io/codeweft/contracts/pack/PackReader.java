package io.codeweft.contracts.pack;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.pack.internal.DatasetFile;
import io.codeweft.contracts.pack.internal.PackFiles;

/** Checks the form of a pack: its files, their entries, the names they use. */
public final class PackReader {
  private PackReader() {}

  /**
   * @throws PackException with every problem found, each with its file and line
   */
  public static Pack read(PackBundle bundle) {
    return new PackFiles(bundle).read();
  }

  /**
   * One dataset declaration alone.
   *
   * @param file name used in messages
   * @throws PackException with every problem found
   */
  public static DatasetDeclaration readDataset(String file, String yaml) {
    return DatasetFile.read(file, yaml);
  }
}
