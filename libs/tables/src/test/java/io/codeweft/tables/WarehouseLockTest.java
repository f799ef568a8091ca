package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseLockTest {
  @TempDir Path directory;

  /** Another JVM that tries to take the warehouse; its first line says how that went. */
  private Process start(String command) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            directory.toString(),
            command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    return String.valueOf(reader.readLine());
  }

  @Test
  void aSecondProcessLearnsWhoHoldsTheWarehouse() throws Exception {
    try (WarehouseLock lock = Warehouse.at(directory).lock("weft run /src")) {
      assertThat(firstLine(start("weft serve")))
          .contains(directory.toString())
          .contains("'weft run /src'")
          .contains("process " + ProcessHandle.current().pid());
      // asking must not have opened the lock
      assertThat(firstLine(start("weft serve"))).contains("in use");
      assertThat(lock).isNotNull();
    }
    Process next = start("weft serve");
    assertThat(firstLine(next)).isEqualTo("locked");
    next.destroyForcibly().waitFor();
  }

  @Test
  void oneKindOfWorkIsTakenBesideTheWarehouse() {
    try (WarehouseLock whole = Warehouse.at(directory).lock("weft serve");
        WarehouseLock registry = Warehouse.at(directory).lock("registry", "first")) {
      assertThat(whole).isNotSameAs(registry);
      assertThatThrownBy(() -> Warehouse.at(directory).lock("registry", "second"))
          .isInstanceOf(WarehouseLockedException.class)
          .hasMessageContaining("the registry of warehouse " + directory)
          .hasMessageContaining("'first' (process " + ProcessHandle.current().pid());
      Warehouse.at(directory).lock("other", "third").close();
    }
    Warehouse.at(directory).lock("registry", "second").close();
  }

  @Test
  void theLockEndsWithItsProcess() throws Exception {
    Process holder = start("weft serve");
    assertThat(firstLine(holder)).isEqualTo("locked");
    assertThatThrownBy(() -> Warehouse.at(directory).lock("weft run"))
        .isInstanceOf(WarehouseLockedException.class)
        .hasMessageContaining("'weft serve' (process " + holder.pid());

    holder.destroyForcibly().waitFor();
    assertThat(Files.readString(directory.resolve(".lock"))).contains("weft serve");
    Warehouse.at(directory).lock("weft run").close();
    assertThat(Files.readString(directory.resolve(".lock"))).isEmpty();
  }

  @Test
  void theSameProcessCannotTakeItTwiceAndDoesNotLoseItByTrying() throws Exception {
    try (WarehouseLock lock = Warehouse.at(directory).lock("first")) {
      assertThatThrownBy(() -> Warehouse.at(directory).lock("second"))
          .isInstanceOf(WarehouseLockedException.class)
          .hasMessageContaining("'first'");
      assertThat(firstLine(start("third"))).contains("'first'");
      lock.close();
    }
    Warehouse.at(directory).lock("again").close();
  }
}
