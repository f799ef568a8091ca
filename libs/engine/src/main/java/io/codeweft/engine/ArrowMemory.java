package io.codeweft.engine;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * The Arrow buffers of the process: one root, one child allocator per use, each with a limit. A
 * child that is closed while buffers are out fails with their stack traces: a leak is a defect.
 */
public final class ArrowMemory {
  private static final BufferAllocator ROOT = new RootAllocator();

  private ArrowMemory() {}

  /**
   * An allocator for one use; the caller closes it.
   *
   * @param use shows up in error messages
   */
  public static BufferAllocator child(String use, long limitBytes) {
    return ROOT.newChildAllocator(use, 0, limitBytes);
  }

  /** Bytes that all uses hold together. */
  public static long allocatedBytes() {
    return ROOT.getAllocatedMemory();
  }
}
