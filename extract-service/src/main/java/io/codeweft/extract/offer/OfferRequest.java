package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.RepositoryName;
import java.util.regex.Pattern;

/** What must be right with an offer before anything can be said about its files. */
final class OfferRequest {
  private static final Pattern OFFER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final int MAX_DATASETS = 100;
  private static final int MAX_FILES = 1_000;
  private static final int MAX_PATHS = 1_000_000;

  private OfferRequest() {}

  /**
   * @throws ExtractException naming what is not allowed
   */
  static void require(ExtractOffered offer) {
    RepositoryName.require(offer.repo());
    if (!OFFER_ID.matcher(offer.offerId()).matches()) {
      throw new ExtractException(
          "the offer id '"
              + Violations.shown(offer.offerId())
              + "' is not allowed: 1 to 100 letters, digits, '.', '_', ':' or '-'");
    }
    if (offer.datasets().isEmpty()) {
      throw new ExtractException("the offer has no dataset; name at least one in 'datasets'");
    }
    requireAtMost("datasets", offer.datasets().size(), MAX_DATASETS);
    requireAtMost(
        "files",
        offer.datasets().values().stream().mapToLong(dataset -> dataset.files().size()).sum(),
        MAX_FILES);
    requireAtMost(
        "paths",
        offer.datasets().values().stream().mapToLong(dataset -> dataset.paths().size()).sum(),
        MAX_PATHS);
    offer
        .datasets()
        .forEach(
            (name, dataset) -> {
              if (dataset.mode() == ExtractOffered.Mode.REPLACE && !dataset.paths().isEmpty()) {
                throw new ExtractException(
                    "dataset "
                        + Violations.shown(name)
                        + " has 'paths', but mode 'replace' replaces all rows; leave them out, or"
                        + " use mode 'paths'");
              }
            });
  }

  private static void requireAtMost(String what, long count, long most) {
    if (count > most) {
      throw new ExtractException(
          "the offer has " + count + " " + what + "; at most " + most + ", make several offers");
    }
  }
}
