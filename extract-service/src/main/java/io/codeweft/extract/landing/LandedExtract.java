package io.codeweft.extract.landing;

import io.codeweft.contracts.event.ExtractLanded;

/**
 * The last extract of a repository that has landed.
 *
 * @param number counts the extracts of the repository; the transaction version of their commits
 */
public record LandedExtract(long number, ExtractLanded event) {}
