package io.codeweft.compiler.internal.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What Calcite derives about plans, less what it derives of set operations: to compare the
 * predicates of their inputs it executes expressions itself, and it fails where the inputs differ
 * in nullability.
 */
final class Metadata extends RelMetadataQuery {
  @Override
  public RelOptPredicateList getPulledUpPredicates(RelNode node) {
    return node.stripped() instanceof SetOp
        ? RelOptPredicateList.EMPTY
        : super.getPulledUpPredicates(node);
  }
}
