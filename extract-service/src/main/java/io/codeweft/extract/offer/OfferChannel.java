package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.run.ExtractRun;
import io.codeweft.extract.run.QueueFullException;
import io.codeweft.extract.run.RunState;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes offers from their topic, one after the other. At least once: an offer is acknowledged when
 * its answer is sent, which is that it landed or that it is refused; one that has no answer goes to
 * the dead-letter topic.
 */
@ApplicationScoped
public class OfferChannel {
  private static final Logger LOG = Logger.getLogger(OfferChannel.class);

  private final Offers offers;
  private volatile boolean stopping;

  OfferChannel(Offers offers) {
    this.offers = offers;
  }

  @Incoming("extract-offered-in")
  @Blocking
  CompletionStage<Void> take(Message<ExtractOffered> message) {
    ExtractOffered offer = message.getPayload();
    ExtractRun run;
    try {
      run = offers.submit(offer);
    } catch (ExtractException | QueueFullException e) {
      LOG.errorf("offer not taken: repo=%s offer=%s: %s", offer.repo(), offer.offerId(), e);
      return message.nack(e);
    }
    return run.end().thenCompose(end -> answered(message, end));
  }

  private CompletionStage<Void> answered(Message<ExtractOffered> message, RunState end) {
    if (!(end instanceof RunState.Failed(String reason))) {
      return message.ack();
    }
    return stopping
        ? CompletableFuture.completedFuture(null) // delivered again after the restart
        : message.nack(new ExtractException(reason));
  }

  void stop(@Observes ShutdownEvent stop) {
    stopping = true;
  }
}
