/**
 * Ad-hoc queries, for the REST interface and the {@code weft sql} command alike: through the policy
 * lane, in an engine session that can read the named tables and nothing else.
 *
 * <ul>
 *   <li>{@link io.codeweft.registry.query.BuildChoice}: which build a query reads;
 *   <li>{@link io.codeweft.registry.query.QueryTables}: what it can name: the tables of that build,
 *       {@code information_schema} and the registry's own tables;
 *   <li>{@link io.codeweft.registry.query.QueryLane}: compiles it to a {@link
 *       io.codeweft.registry.query.PreparedQuery}, which runs within {@link
 *       io.codeweft.registry.query.QueryLimits} and can be cancelled;
 *   <li>{@link io.codeweft.registry.query.result}: the answer as Arrow, JSON or CSV, batch by
 *       batch.
 * </ul>
 */
@NullMarked
package io.codeweft.registry.query;

import org.jspecify.annotations.NullMarked;
