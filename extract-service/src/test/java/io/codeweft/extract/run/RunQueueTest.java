package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunQueueTest {
  private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
  private final BlockingQueue<CountDownLatch> held = new LinkedBlockingQueue<>();

  /** Says that it runs, and runs until it is let go. */
  private void hold(ExtractRun run) {
    CountDownLatch latch = new CountDownLatch(1);
    held.add(latch);
    started.add(run.id());
    try {
      latch.await();
      run.become(new RunState.Failed("let go"));
    } catch (InterruptedException e) {
      run.become(new RunState.Failed("interrupted"));
    }
  }

  @Test
  void runsOfOneRepositoryFollowOneAnother() throws Exception {
    try (RunQueue queue = new RunQueue(2, 10, this::hold)) {
      for (String run : List.of("a1", "a2", "b1", "a3", "c1")) {
        assertThat(queue.offer(run(run))).isTrue();
      }
      assertThat(List.of(started.take(), started.take())).containsExactlyInAnyOrder("a1", "b1");
      assertThat(started.poll(50, TimeUnit.MILLISECONDS)).as("two at a time").isNull();
      held.take().countDown();
      held.take().countDown();
      assertThat(List.of(started.take(), started.take())).containsExactlyInAnyOrder("a2", "c1");
      held.take().countDown();
      held.take().countDown();
      assertThat(started.take()).isEqualTo("a3");
      held.take().countDown();
    }
  }

  @Test
  void aFullQueueRefuses() throws Exception {
    try (RunQueue queue = new RunQueue(1, 2, this::hold)) {
      assertThat(queue.offer(run("a1"))).isTrue();
      started.take();
      assertThat(queue.offer(run("a2"))).isTrue();
      assertThat(queue.offer(run("b1"))).isTrue();
      assertThat(queue.offer(run("c1"))).isFalse();
      assertThat(queue.find("c1")).isEmpty();
      held.take().countDown();
      started.take();
      assertThat(queue.offer(run("c2"))).isTrue();
    }
  }

  @Test
  void aClosedQueueInterruptsWhatRunsAndTakesNothing() throws Exception {
    RunQueue queue = new RunQueue(1, 2, this::hold);
    ExtractRun running = run("a1");
    assertThat(queue.offer(running)).isTrue();
    started.take();
    queue.close();
    assertThat(running.state()).isEqualTo(new RunState.Failed("interrupted"));
    assertThat(queue.offer(run("b1"))).isFalse();
  }

  /** The first letter is the repository. */
  private static ExtractRun run(String id) {
    return new ExtractRun(
        id, id.substring(0, 1), (_, _, _) -> new RunState.Failed("the test does the work"));
  }
}
