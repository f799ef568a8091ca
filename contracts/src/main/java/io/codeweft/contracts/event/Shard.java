package io.codeweft.contracts.event;

/** A range of owners: shard {@code index} (0-based) of {@code count}. */
public record Shard(int index, int count) {

  /** All owners in one shard. */
  public static final Shard ALL = new Shard(0, 1);

  public Shard {
    if (count < 1 || index < 0 || index >= count) {
      throw new IllegalArgumentException("shard " + index + " of " + count + " does not exist");
    }
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
