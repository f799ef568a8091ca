package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.Rule;
import io.codeweft.engine.RuleBreach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts the rows that break a rule, and fetches samples only of those. */
final class RuleCheck {
  private static final int MAX_SAMPLE_TEXT = 256;

  private final Statements statements;
  private final Relations relations;

  RuleCheck(Statements statements, Relations relations) {
    this.statements = statements;
    this.relations = relations;
  }

  List<RuleBreach> check(Rule rule, int sampleLimit) {
    String doing = "checking relation '" + rule.relation() + "'";
    String from = SqlText.name(relations.get(rule.relation()).name());
    return switch (rule) {
      case Rule.NotNull notNull -> notNull(doing, notNull, from, sampleLimit);
      case Rule.UniqueKey key -> unique(doing, key, from, sampleLimit);
      case Rule.References references -> references(doing, references, from, sampleLimit);
      case Rule.Empty empty -> rows(doing, empty, null, from, sampleLimit);
    };
  }

  /** One pass counts for all columns. */
  private List<RuleBreach> notNull(String doing, Rule.NotNull rule, String from, int limit) {
    List<String> columns = rule.columns();
    String counts =
        columns.stream()
            .map(column -> "count(*) - count(" + SqlText.name(column) + ")")
            .collect(Collectors.joining(", ", "select ", " from " + from));
    List<Long> nulls =
        statements.query(
            doing,
            counts,
            rows -> {
              rows.next();
              List<Long> values = new ArrayList<>();
              for (int i = 1; i <= columns.size(); i++) {
                values.add(rows.getLong(i));
              }
              return values;
            });
    List<RuleBreach> breaches = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (nulls.get(i) > 0) {
        String column = columns.get(i);
        String offending = from + " where " + SqlText.name(column) + " is null";
        breaches.add(
            new RuleBreach(
                rule, column, nulls.get(i), samples(doing, row(rule), offending, limit)));
      }
    }
    return List.copyOf(breaches);
  }

  private List<RuleBreach> unique(String doing, Rule.UniqueKey rule, String from, int limit) {
    String key = SqlText.names(rule.columns());
    String doubled = from + " group by " + key + " having count(*) > 1";
    long rows =
        statements.number(
            doing,
            "select coalesce(sum(n), 0)::bigint from (select count(*) as n from " + doubled + ")");
    if (rows == 0) {
      return List.of();
    }
    String sample =
        rule.columns().stream()
            .map(column -> SqlText.name(column) + " := " + SqlText.name(column))
            .collect(
                Collectors.joining(", ", "to_json({'key': struct_pack(", "), 'rows': count(*)})"));
    return List.of(
        new RuleBreach(
            rule, String.join(",", rule.columns()), rows, samples(doing, sample, doubled, limit)));
  }

  private List<RuleBreach> references(String doing, Rule.References rule, String from, int limit) {
    String present =
        rule.columns().stream()
            .map(column -> SqlText.name(column) + " is not null")
            .collect(Collectors.joining(" and "));
    String match =
        IntStream.range(0, rule.columns().size())
            .mapToObj(
                i ->
                    "source."
                        + SqlText.name(rule.columns().get(i))
                        + " = target."
                        + SqlText.name(rule.toColumns().get(i)))
            .collect(Collectors.joining(" and "));
    String dangling =
        "(select * from %s where %s) as source anti join %s as target on %s"
            .formatted(from, present, SqlText.name(relations.get(rule.to()).name()), match);
    return rows(doing, rule, String.join(",", rule.columns()), dangling, limit);
  }

  private List<RuleBreach> rows(
      String doing, Rule rule, @Nullable String column, String offending, int limit) {
    long rows = statements.number(doing, "select count(*) from " + offending);
    return rows == 0
        ? List.of()
        : List.of(new RuleBreach(rule, column, rows, samples(doing, row(rule), offending, limit)));
  }

  private List<String> samples(String doing, String sample, String offending, int limit) {
    return statements.query(
        doing,
        "select %s as sample from %s order by sample limit %d"
            .formatted(sample, offending, Math.max(0, limit)),
        rows -> {
          List<String> texts = new ArrayList<>();
          while (rows.next()) {
            texts.add(rows.getString(1));
          }
          return texts;
        });
  }

  /** A row as JSON: what fits in a message and in JSON (no infinite numbers). */
  private String row(Rule rule) {
    Schema schema = relations.describe(relations.get(rule.relation()));
    List<String> members = new ArrayList<>();
    for (Field field : schema.fields()) {
      String name = SqlText.name(field.name());
      if (field.type() instanceof DataType.Scalar scalar) {
        switch (scalar) {
          case STRING -> members.add(name + " := left(" + name + ", " + MAX_SAMPLE_TEXT + ")");
          case FLOAT64 ->
              members.add(
                  name + " := case when isfinite(" + name + "::double) then " + name + " end");
          case BOOL, INT32, INT64 -> members.add(name + " := " + name);
          case BINARY -> {}
        }
      }
    }
    return members.isEmpty() ? "'{}'" : "to_json(struct_pack(" + String.join(", ", members) + "))";
  }
}
