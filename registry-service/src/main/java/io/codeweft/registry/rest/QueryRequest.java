package io.codeweft.registry.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An ad-hoc query.
 *
 * @param sql one SELECT
 * @param repo repository whose build is read; may be left out where there is one
 * @param build number, id or beginning of an id; the last completed unless given
 * @param limit most rows; more are an error
 */
public record QueryRequest(
    @Schema(
            required = true,
            examples = "SELECT node_kind, COUNT(*) AS n FROM cpg_nodes_v1 GROUP BY node_kind")
        @Nullable String sql,
    @Nullable String repo,
    @Nullable String build,
    @Nullable Long limit) {}
