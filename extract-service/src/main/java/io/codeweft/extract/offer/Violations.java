package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is wrong with an offer: each rule that is broken once, with its first places. */
final class Violations {
  private static final int MAX_SAMPLES = 5;
  private static final int MAX_RULES = 100;
  private static final int MAX_SHOWN = 200;

  /**
   * @param dataset as offered
   * @param column path of the column, as {@code nodes[].kind}; null for a whole file or dataset
   * @param expected what should be there, and how to get it
   */
  record Rule(String dataset, Type type, @Nullable String column, String expected) {}

  /** Where a rule is broken; rows count from 1. */
  record At(@Nullable String file, @Nullable Long row, @Nullable String value) {

    static At file(String file) {
      return new At(file, null, null);
    }
  }

  /** Rules of one kind about one column are told together, by one event. */
  private record Subject(String dataset, Type type, @Nullable String column) {}

  private static final class Broken {
    final List<String> samples = new ArrayList<>();
    final String expected;
    final String actual;
    long rows;

    Broken(String expected, String actual) {
      this.expected = expected;
      this.actual = actual;
    }
  }

  private final Map<Subject, Broken> broken = new LinkedHashMap<>();

  /** A rule that is broken in one row. */
  void row(Rule rule, At at) {
    add(rule, 1, at, text(at));
  }

  /**
   * A rule that is broken, not by single rows.
   *
   * @param actual what is there instead
   */
  void add(Rule rule, At at, String actual) {
    add(rule, 0, at, actual);
  }

  private void add(Rule rule, long rows, At at, String actual) {
    Subject subject = new Subject(rule.dataset(), rule.type(), rule.column());
    if (!broken.containsKey(subject) && broken.size() >= MAX_RULES) {
      return; // who mends a hundred offers again
    }
    Broken found = broken.computeIfAbsent(subject, _ -> new Broken(rule.expected(), actual));
    found.rows += rows;
    if (found.samples.size() < MAX_SAMPLES) {
      Map<String, Object> sample = sample(at);
      if (rows == 0) {
        sample.put("actual", actual);
        sample.put("expected", rule.expected());
      }
      found.samples.add(Json.text(sample));
    }
  }

  private static Map<String, Object> sample(At at) {
    Map<String, Object> sample = new TreeMap<>();
    if (at.file() != null) {
      sample.put("file", at.file());
    }
    if (at.row() != null) {
      sample.put("row", at.row());
      sample.put("value", at.value() == null ? "null" : shown(at.value()));
    }
    return sample;
  }

  private static String text(At at) {
    return Objects.requireNonNullElse(at.file(), "")
        + ", row "
        + at.row()
        + ": "
        + (at.value() == null ? "null" : "'" + shown(at.value()) + "'");
  }

  static String shown(String value) {
    return value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value;
  }

  boolean isEmpty() {
    return broken.isEmpty();
  }

  /** Whether something is wrong with this dataset. */
  boolean concerns(String dataset) {
    return broken.keySet().stream().anyMatch(subject -> subject.dataset().equals(dataset));
  }

  /**
   * One event per kind of rule and column.
   *
   * @param task names the offer
   * @param refused where the files of a dataset are kept, below the warehouse
   */
  List<ContractViolated> events(String task, String repo, UnaryOperator<String> refused) {
    List<ContractViolated> events = new ArrayList<>();
    broken.forEach(
        (subject, found) ->
            events.add(
                new ContractViolated(
                    task,
                    task,
                    repo,
                    subject.dataset(),
                    subject.type(),
                    subject.column(),
                    found.expected,
                    found.actual,
                    found.rows,
                    found.samples,
                    refused.apply(subject.dataset()))));
    return events;
  }
}
