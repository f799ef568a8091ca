package io.codeweft.extract.landing;

import io.codeweft.contracts.event.ExtractLanded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last extract of a repository that has landed.
 *
 * @param offers that have landed so far, the last ones; absent in records of older releases
 * @param number counts the extracts of the repository; the transaction version of their commits
 */
public record LandedExtract(long number, ExtractLanded event, @Nullable List<LandedOffer> offers) {
  /** Older offers are forgotten. */
  static final int MAX_OFFERS = 1_000;

  public LandedExtract {
    offers = offers == null ? List.of() : List.copyOf(offers);
  }

  @Override
  public List<LandedOffer> offers() {
    return offers == null ? List.of() : offers;
  }
}
