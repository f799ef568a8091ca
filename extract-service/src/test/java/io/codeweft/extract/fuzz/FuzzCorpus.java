package io.codeweft.extract.fuzz;

import io.codeweft.extract.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes the same files of the same seed. */
public final class FuzzCorpus {
  private final Random random;
  private final List<byte[]> originals;
  private final int size;

  /**
   * @param originals folder with files that are fine
   * @param size about the most bytes of a file
   */
  public FuzzCorpus(long seed, Path originals, int size) {
    random = new Random(seed);
    this.originals = files(originals, size);
    this.size = size;
  }

  private static List<byte[]> files(Path folder, long most) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> read = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) > 0 && Files.size(file) <= most) {
          read.add(Files.readAllBytes(file));
        }
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every awkward file once. */
  public List<FuzzFile> awkward() {
    List<FuzzFile> files = new ArrayList<>();
    files.addAll(Nested.all(random, size));
    files.addAll(Large.all(random, size));
    files.addAll(Encoded.all(random));
    return files;
  }

  /** Files that were fine. */
  public List<FuzzFile> mutated(int count) {
    List<FuzzFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = original();
      for (int damage = random.nextInt(1, 4); damage > 0 && bytes.length > 0; damage--) {
        Mutation[] mutations = Mutation.values();
        bytes = mutations[random.nextInt(mutations.length)].of(bytes, original(), random);
      }
      files.add(new FuzzFile("mutated", bytes));
    }
    return files;
  }

  private byte[] original() {
    return originals.get(random.nextInt(originals.size()));
  }

  /** Writes the files, each to a path of its kind and number. */
  public static Tree write(List<FuzzFile> files, Path folder) {
    Tree tree = new Tree(folder);
    for (int i = 0; i < files.size(); i++) {
      tree.write(files.get(i).kind() + "/f" + i + ".py", files.get(i).bytes());
    }
    return tree;
  }
}
