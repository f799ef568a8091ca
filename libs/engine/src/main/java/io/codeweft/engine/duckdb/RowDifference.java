package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.Changes;
import io.codeweft.engine.EngineException.Kind;
import io.codeweft.engine.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * Compares two states of a relation by key: one full join that compares rows exactly (no hashes),
 * whose differing rows are kept in a temporary table, then written.
 */
final class RowDifference {
  static final String CHANGE_TYPE = "_change_type";

  private static final String DIFFERENCE = Relations.RESERVED + "difference";

  /** These contain a space, which no column name does. */
  private static final String IN_NEW = "\"in new\"";

  private static final String IN_OLD = "\"in old\"";
  private static final String RANK = "\"change rank\"";

  private final Statements statements;
  private final ParquetWriter writer;

  RowDifference(Statements statements, ParquetWriter writer) {
    this.statements = statements;
    this.writer = writer;
  }

  Changes write(
      String newRelation,
      String oldRelation,
      Schema schema,
      List<String> key,
      List<String> order,
      Path file) {
    String doing = "comparing relation '" + newRelation + "' with '" + oldRelation + "'";
    requireComparable(doing, schema, key);
    requireKey(doing, newRelation, key);
    requireKey(doing, oldRelation, key);
    statements.execute(doing, difference(newRelation, oldRelation, schema, key));
    try {
      Changes counted = count(doing);
      if (counted.inserted() + counted.updated() + counted.deleted() == 0) {
        return counted;
      }
      WrittenFile written =
          writer.write(doing, changeRows(schema), withChangeType(schema), sort(order, key), file);
      return new Changes(counted.inserted(), counted.updated(), counted.deleted(), written);
    } finally {
      statements.execute(doing, "drop table " + DIFFERENCE);
    }
  }

  private static String difference(
      String newRelation, String oldRelation, Schema schema, List<String> key) {
    String columns =
        schema.names().stream()
            .map(
                c ->
                    "n."
                        + SqlText.name(c)
                        + " as "
                        + as("new", c)
                        + ", o."
                        + SqlText.name(c)
                        + " as "
                        + as("old", c))
            .collect(Collectors.joining(", "));
    String sameKey =
        key.stream()
            .map(c -> "n." + SqlText.name(c) + " = o." + SqlText.name(c))
            .collect(Collectors.joining(" and "));
    return """
        create temp table %s as
        select %s, n.%s, o.%s
        from (select %s, true as %s from %s) as n
        full join (select %s, true as %s from %s) as o on %s
        where n.%s is null or o.%s is null or row(%s) is distinct from row(%s)
        """
        .formatted(
            DIFFERENCE,
            columns,
            IN_NEW,
            IN_OLD,
            SqlText.casts(schema),
            IN_NEW,
            SqlText.name(newRelation),
            SqlText.casts(schema),
            IN_OLD,
            SqlText.name(oldRelation),
            sameKey,
            IN_NEW,
            IN_OLD,
            row("n", schema),
            row("o", schema));
  }

  private static String row(String side, Schema schema) {
    return schema.names().stream()
        .map(c -> side + "." + SqlText.name(c))
        .collect(Collectors.joining(", "));
  }

  private static String changeRows(Schema schema) {
    return """
        (select %1$s, 'delete' as %3$s, 0 as %4$s from %5$s where %6$s is null
        union all select %1$s, 'update_preimage', 1 from %5$s where %6$s and %7$s
        union all select %2$s, 'update_postimage', 2 from %5$s where %6$s and %7$s
        union all select %2$s, 'insert', 3 from %5$s where %7$s is null)"""
        .formatted(
            side("old", schema),
            side("new", schema),
            CHANGE_TYPE,
            RANK,
            DIFFERENCE,
            IN_NEW,
            IN_OLD);
  }

  private static String side(String side, Schema schema) {
    return schema.names().stream()
        .map(c -> as(side, c) + " as " + SqlText.name(c))
        .collect(Collectors.joining(", "));
  }

  private static String as(String side, String column) {
    return SqlText.name(side + " " + column);
  }

  private static Schema withChangeType(Schema schema) {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.add(Field.required(CHANGE_TYPE, DataType.Scalar.STRING));
    return new Schema(fields);
  }

  private static String sort(List<String> order, List<String> key) {
    SequencedSet<String> columns = new LinkedHashSet<>(order);
    columns.addAll(key);
    return SqlText.ascending(List.copyOf(columns)) + ", " + RANK;
  }

  private Changes count(String doing) {
    return statements.query(
        doing,
        """
        select count(*) filter (where %2$s is null), count(*) filter (where %1$s and %2$s),
          count(*) filter (where %1$s is null)
        from %3$s
        """
            .formatted(IN_NEW, IN_OLD, DIFFERENCE),
        rows -> {
          rows.next();
          return new Changes(rows.getLong(1), rows.getLong(2), rows.getLong(3), null);
        });
  }

  private static void requireComparable(String doing, Schema schema, List<String> key) {
    if (key.isEmpty() || schema.field(CHANGE_TYPE).isPresent()) {
      throw DuckDbErrors.failure(
          Kind.INPUT,
          doing,
          "it has no key, or a column called " + CHANGE_TYPE,
          "declare a key and rename the column",
          null);
    }
  }

  private void requireKey(String doing, String relation, List<String> key) {
    String anyNull =
        key.stream().map(c -> SqlText.name(c) + " is null").collect(Collectors.joining(" or "));
    String offending =
        """
        select to_json(struct_pack(%s)), count(*) from %s group by %s
        having count(*) > 1 or %s order by 1 limit 1
        """
            .formatted(
                key.stream()
                    .map(c -> SqlText.name(c) + " := " + SqlText.name(c))
                    .collect(Collectors.joining(", ")),
                SqlText.name(relation),
                SqlText.names(key),
                anyNull);
    String example =
        statements.query(
            doing,
            offending,
            rows -> rows.next() ? rows.getString(1) + " (" + rows.getLong(2) + " rows)" : "");
    if (!example.isEmpty()) {
      throw DuckDbErrors.failure(
          Kind.INPUT,
          doing,
          "in '" + relation + "' the key " + key + " is null or not unique: " + example,
          "make the key of the view identify its rows",
          null);
    }
  }
}
