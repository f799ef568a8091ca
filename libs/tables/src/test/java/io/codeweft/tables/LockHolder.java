package io.codeweft.tables;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that takes a warehouse, says so, and keeps it until its input ends. */
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try {
      WarehouseLock lock = Warehouse.at(Path.of(arguments[0])).lock(arguments[1]);
      System.out.println("locked");
      int end = System.in.read();
      if (end >= 0) {
        lock.close();
      }
    } catch (WarehouseLockedException e) {
      System.out.println(e.getMessage());
    }
  }
}
