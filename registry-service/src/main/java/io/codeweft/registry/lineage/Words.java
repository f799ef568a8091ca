package io.codeweft.registry.lineage;

/** Steps as people say them. */
public final class Words {
  private Words() {}

  /** {@code defs.name is nodes.value}. */
  public static String of(Step step) {
    String to = step.to().isRows() ? "rows of " + step.to() : step.to().toString();
    String from = step.from().isRows() ? "the rows of " + step.from() : step.from().toString();
    return switch (step.role()) {
      case IDENTITY -> to + (step.to().isRows() ? " come from " : " is ") + from;
      case TRANSFORMATION -> to + " is computed from " + from;
      case AGGREGATION -> to + " is aggregated from " + from;
      case FILTER -> to + " are filtered by " + from;
      case JOIN -> to + " are joined by " + from;
      case GROUP -> to + " are grouped by " + from;
      case SORT -> to + " are sorted by " + from;
      case WINDOW -> to + " depends on a window over " + from;
      case UNNEST -> to + " are unnested from " + from;
      case SET_OPERATION -> to + " come together by a set operation over " + from;
    };
  }
}
