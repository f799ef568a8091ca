/**
 * Sub-queries that stay expressions. {@link io.codeweft.compiler.internal.subquery.SubQueryCall} is
 * a function of what it reads of the row around it, so that rules which move, merge or trim
 * expressions treat it rightly without knowing what it is.
 */
@NullMarked
package io.codeweft.compiler.internal.subquery;

import org.jspecify.annotations.NullMarked;
