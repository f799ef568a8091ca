package io.codeweft.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskSlotsTest {
  @Test
  void asManyTasksRunAsThereAreSlotsAndTheNextOneWaits() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TaskSlots slots = new TaskSlots(2)) {
      slots.submit(() -> await(release)).toCompletableFuture().get(10, TimeUnit.SECONDS);
      slots.submit(() -> await(release)).toCompletableFuture().get(10, TimeUnit.SECONDS);
      CompletableFuture<Void> third = slots.submit(() -> {}).toCompletableFuture();
      assertThat(third).isNotDone();
      release.countDown();
      third.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aTaskThatComesAfterTheEndNeverBegins() {
    TaskSlots slots = new TaskSlots(1);
    slots.close();
    assertThat(slots.submit(() -> {}).toCompletableFuture()).isNotDone();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
