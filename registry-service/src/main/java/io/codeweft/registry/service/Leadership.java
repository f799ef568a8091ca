package io.codeweft.registry.service;

import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WarehouseLock;
import io.codeweft.tables.WarehouseLockedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether this instance registers and plans, or only reads. Of the registries of a warehouse it is
 * the one that holds its lock; the operating system gives the lock free when its process dies.
 */
@ApplicationScoped
public class Leadership {
  private final Warehouse warehouse;

  private @Nullable WarehouseLock lock;
  private String holder = "nobody yet";

  Leadership(@ConfigProperty(name = "codeweft.warehouse") Path warehouse) {
    this.warehouse = Warehouse.at(warehouse);
  }

  /** Takes the lock if it is free; true when this instance has it. */
  synchronized boolean take() {
    if (lock != null) {
      return true;
    }
    try {
      lock = warehouse.lock("registry", "registry-service");
      return true;
    } catch (WarehouseLockedException e) {
      holder = String.valueOf(e.getMessage());
      return false;
    }
  }

  /** For changes; whoever only reads must not make them. */
  void require() {
    if (!take()) {
      throw RegistryErrors.onlyReads(holder());
    }
  }

  private synchronized String holder() {
    return holder;
  }

  /** Lets another instance go on. */
  synchronized void release() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
