package io.codeweft.compiler.internal.plan;

import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/** A rule of our own: sees every node after its inputs. */
interface Rewrite {
  /** What takes the place of the node, with the same column names and types; null to keep it. */
  @Nullable RelNode apply(RelNode node);
}
