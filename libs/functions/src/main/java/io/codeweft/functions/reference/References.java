package io.codeweft.functions.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The references of the standard library by function name. */
public final class References {
  private static final Map<String, Reference> STANDARD =
      Map.ofEntries(
          scalar("stable_id", References::stableId),
          scalar("stable_hash64", a -> StableHash.hash64(a.toArray())),
          scalar("stable_hash128", a -> StableHash.hash128(a.toArray())),
          scalar("prefixed_hash64", a -> StableHash.prefixed64(text(a, 0), a.get(1))),
          scalar(
              "span_id",
              a -> StableId.ofSpan(text(a, 0), text(a, 1), text(a, 2), number(a, 3), number(a, 4))),
          scalar("span_make", a -> Spans.make(number(a, 0), number(a, 1))),
          scalar(
              "canonicalize_byte_span",
              a -> Spans.canonicalize(number(a, 0), number(a, 1), number(a, 2))),
          scalar(
              "interval_align_score",
              a -> Spans.alignScore(number(a, 0), number(a, 1), number(a, 2), number(a, 3))),
          scalar("position_encoding_norm", a -> Columns.encoding(text(a, 0))),
          scalar("col_to_byte", a -> Columns.toByte(text(a, 0), number(a, 1), text(a, 2))),
          scalar("scip_symbol_parse", a -> ScipSymbols.parse(text(a, 0))),
          scalar("qname_normalize", a -> QualifiedNames.normalize(text(a, 0))),
          scalar(
              "map_get_default",
              a -> Nested.getOrDefault((Map<?, ?>) a.get(0), a.get(1), a.get(2))),
          scalar("map_normalize", a -> Nested.normalize((Map<?, ?>) a.get(0))),
          scalar("list_compact", a -> Nested.compact((List<?>) a.get(0))),
          scalar("list_unique_sorted", a -> Nested.uniqueSorted((List<?>) a.get(0))),
          scalar("cdf_change_rank", a -> ChangeRows.rank(text(a, 0))),
          scalar("cdf_is_upsert", a -> ChangeRows.isUpsert(text(a, 0))),
          scalar("cdf_is_delete", a -> ChangeRows.isDelete(text(a, 0))),
          scalar("span_len", a -> Spans.length(number(a, 0), number(a, 1))),
          scalar(
              "span_contains",
              a -> Spans.contains(number(a, 0), number(a, 1), number(a, 2), number(a, 3))),
          scalar(
              "span_overlaps",
              a -> Spans.overlaps(number(a, 0), number(a, 1), number(a, 2), number(a, 3))),
          scalar("qname_join", a -> QualifiedNames.join(text(a, 0), text(a, 1))),
          scalar("qname_parent", a -> QualifiedNames.parent(text(a, 0))),
          scalar("qname_last", a -> QualifiedNames.last(text(a, 0))),
          scalar("utf8_null_if_blank", a -> Texts.nullIfBlank(text(a, 0))),
          scalar("utf8_normalize", a -> Texts.normalize(text(a, 0))),
          aggregate("any_value_det", rows -> Aggregates.anyValue(column(rows, 0))),
          aggregate("list_unique", rows -> Aggregates.unique(column(rows, 0))),
          aggregate("collect_set", rows -> Aggregates.set(column(rows, 0))),
          aggregate("count_if", rows -> Aggregates.countIf(column(rows, 0))),
          scalar("struct_pick", a -> LaneWork.pick((Map<?, ?>) a.get(0), a.subList(1, a.size()))),
          scalar("arrow_metadata", a -> LaneWork.metadata(a.get(0), text(a, 1))),
          window("dedupe_best_by_score", LaneWork::best),
          table("range_table", (a, _) -> LaneWork.range(number(a, 0), number(a, 1), number(a, 2))),
          table("udf_registry", (_, functions) -> LaneWork.registry(functions)),
          table("udf_docs", (_, functions) -> LaneWork.docs(functions)),
          aggregate("arg_max_det", rows -> Aggregates.argBest(rows, 1)),
          aggregate("arg_min_det", rows -> Aggregates.argBest(rows, -1)),
          aggregate(
              "string_agg_det",
              rows ->
                  rows.isEmpty()
                      ? null
                      : Aggregates.stringAgg(column(rows, 0), text(rows.getFirst(), 1))));

  private References() {}

  public static Map<String, Reference> standard() {
    return STANDARD;
  }

  private static Map.Entry<String, Reference> scalar(String name, Reference.Scalar reference) {
    return Map.entry(name, reference);
  }

  private static Map.Entry<String, Reference> aggregate(
      String name, Reference.Aggregate reference) {
    return Map.entry(name, reference);
  }

  private static Map.Entry<String, Reference> window(String name, Reference.Window reference) {
    return Map.entry(name, reference);
  }

  private static Map.Entry<String, Reference> table(String name, Reference.Table reference) {
    return Map.entry(name, reference);
  }

  private static @Nullable String text(List<@Nullable Object> arguments, int at) {
    return (String) arguments.get(at);
  }

  private static @Nullable Long number(List<@Nullable Object> arguments, int at) {
    return (Long) arguments.get(at);
  }

  private static String stableId(List<@Nullable Object> arguments) {
    String kind = text(arguments, 0);
    @Nullable Object[] parts = arguments.subList(1, arguments.size()).toArray();
    return StableId.of(kind == null ? "" : kind, parts);
  }

  private static List<@Nullable Object> column(List<List<@Nullable Object>> rows, int at) {
    List<@Nullable Object> column = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      column.add(row.get(at));
    }
    return column;
  }
}
