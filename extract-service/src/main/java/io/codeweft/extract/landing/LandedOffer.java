package io.codeweft.extract.landing;

/**
 * An extract that was made elsewhere and has landed.
 *
 * @param id given by who offered it
 * @param fingerprint of all that it says
 */
public record LandedOffer(String id, String fingerprint) {}
