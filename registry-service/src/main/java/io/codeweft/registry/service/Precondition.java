package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.runtime.http.ProblemException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody believes to be current when they change a graph, so that nobody overwrites what
 * they have not seen. An entity tag is the number of a registration in quotes.
 */
public sealed interface Precondition {

  /** Whatever is current. */
  record None() implements Precondition {}

  /** One of these numbers is current: {@code If-Match: "3"}. */
  record Numbers(SortedSet<Long> numbers) implements Precondition {}

  /** Some graph of this name is current: {@code If-Match: *}. */
  record Present() implements Precondition {}

  /** There is no graph of this name: {@code If-None-Match: *}. */
  record Absent() implements Precondition {}

  /**
   * Reads the headers of a request.
   *
   * @throws ProblemException when they say nothing that is meant here
   */
  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch == null && ifNoneMatch == null) {
      return new None();
    }
    if (ifMatch == null) {
      if (!String.valueOf(ifNoneMatch).strip().equals("*")) {
        throw malformed("If-None-Match", String.valueOf(ifNoneMatch), "*");
      }
      return new Absent();
    }
    if (ifNoneMatch != null) {
      throw malformed("If-None-Match", ifNoneMatch, "either If-Match or If-None-Match");
    }
    if (ifMatch.strip().equals("*")) {
      return new Present();
    }
    SortedSet<Long> numbers = new TreeSet<>();
    for (String tag : Arrays.stream(ifMatch.split(",", -1)).map(String::strip).toList()) {
      if (!tag.matches("\"[0-9]{1,18}\"")) {
        throw malformed("If-Match", ifMatch, "* or numbers of registrations in quotes: \"3\"");
      }
      numbers.add(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }
    return new Numbers(numbers);
  }

  /** The entity tag of a registration, quotes included. */
  static String tag(long number) {
    return "\"" + number + "\"";
  }

  /** Whether it holds where that is current; null = no graph of the name. */
  default boolean holds(@Nullable ViewGraphRegistered current) {
    return switch (this) {
      case None _ -> true;
      case Present _ -> current != null;
      case Absent _ -> current == null;
      case Numbers(SortedSet<Long> numbers) ->
          current != null && numbers.contains(current.number());
    };
  }

  /** What was expected, in words. */
  default String expected() {
    return switch (this) {
      case None _ -> "anything";
      case Present _ -> "a current graph";
      case Absent _ -> "no graph";
      case Numbers(SortedSet<Long> numbers) ->
          "registration "
              + numbers.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    };
  }

  private static ProblemException malformed(String header, String value, String allowed) {
    return ProblemException.badRequest(
        "bad-precondition", header + " is " + value + "; allowed: " + allowed);
  }
}
