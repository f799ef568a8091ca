-- pickers
SELECT s1."repo" AS "repo", s1."path" AS "path", s1."e_pickers"."picker_no" AS "picker_no", s1."e_pickers"."name" AS "name", s1."e_pickers"."kind" AS "kind", s1."e_pickers"."method" AS "method", s1."e_pickers"."reach" AS "reach", s1."e_pickers"."skill" AS "skill"
FROM (
  SELECT t0."repo" AS "repo", t0."path" AS "path", unnest(t0."pickers") AS "e_pickers"
  FROM "orchard_v1" AS t0
) AS s1;

-- top_pickers
SELECT s2."repo" AS "repo", s2."kind" AS "kind", s2."name" AS "name", CAST((CAST('2.5' AS DOUBLE) * CAST(coalesce(s2."skill", 0) AS DOUBLE)) AS DOUBLE) AS "score", s2."w8" AS "candidate_rank", s2."w9" AS "candidate_count"
FROM (
  SELECT s1."repo" AS "repo", s1."name" AS "name", s1."kind" AS "kind", s1."skill" AS "skill", row_number() OVER (PARTITION BY s1."repo", s1."kind" ORDER BY (CAST('2.5' AS DOUBLE) * CAST(coalesce(s1."skill", 0) AS DOUBLE)) DESC NULLS LAST, s1."name" NULLS LAST) AS "w8", count(*) OVER (PARTITION BY s1."repo", s1."kind") AS "w9"
  FROM (
    SELECT t0."repo" AS "repo", t0."name" AS "name", t0."kind" AS "kind", t0."skill" AS "skill", row_number() OVER (PARTITION BY t0."repo", t0."kind", t0."name" ORDER BY t0."picker_no" NULLS LAST, t0."path" NULLS LAST) AS "w8"
    FROM "pickers" AS t0
  ) AS s1
  WHERE (s1."w8" = CAST(1 AS BIGINT))
) AS s2
WHERE (s2."w8" <= CAST(2 AS BIGINT));

-- trees
SELECT s1."repo" AS "repo", s1."path" AS "path", s1."e_trees"."tree_no" AS "tree_no", s1."e_trees"."kind" AS "kind", s1."e_trees"."ripe" AS "ripe"
FROM (
  SELECT t0."repo" AS "repo", t0."path" AS "path", unnest(t0."trees") AS "e_trees"
  FROM "orchard_v1" AS t0
) AS s1;

-- best_trees
SELECT s1."repo" AS "repo", s1."kind" AS "kind", s1."tree_no" AS "tree_no", s1."$f6" AS "candidate_count", CASE WHEN (s1."$f6" > CAST(1 AS BIGINT)) THEN stable_id('ambiguity', s1."repo", s1."kind") ELSE CAST(NULL AS VARCHAR) END AS "ambiguity_group_id"
FROM (
  SELECT t0."repo" AS "repo", t0."tree_no" AS "tree_no", t0."kind" AS "kind", row_number() OVER (PARTITION BY t0."repo", t0."kind" ORDER BY t0."tree_no" DESC NULLS LAST, t0."path" NULLS LAST) AS "$f5", count(*) OVER (PARTITION BY t0."repo", t0."kind") AS "$f6"
  FROM "trees" AS t0
) AS s1
WHERE (s1."$f5" <= CAST(1 AS BIGINT));

-- kinds
SELECT s3."repo" AS "repo", s3."kind" AS "kind", s3."number" AS "number", s3."origin" AS "origin"
FROM (
  (SELECT t0."repo" AS "repo", t0."kind" AS "kind", t0."tree_no" AS "number", 'trees' AS "origin"
  FROM "trees" AS t0
  WHERE (t0."kind" IS NOT NULL))
  UNION ALL
  (SELECT s2."repo" AS "repo", s2."kind" AS "kind", s2."picker_no" AS "number", 'pickers' AS "origin"
  FROM (
    SELECT t1."repo" AS "repo", t1."picker_no" AS "picker_no", t1."kind" AS "kind", row_number() OVER (PARTITION BY t1."repo", t1."kind" ORDER BY t1."picker_no" NULLS LAST, t1."path" NULLS LAST) AS "w8"
    FROM "pickers" AS t1
  ) AS s2
  WHERE (s2."w8" = CAST(1 AS BIGINT)))
) AS s3;

-- pickings
SELECT t0."repo" AS "repo", t0."path" AS "path", t0."tree_no" AS "tree_no", t1."picker_no" AS "picker_no", CAST((t1."reach" + (CAST('0.25' AS DOUBLE) * CAST(t1."skill" AS DOUBLE))) AS DOUBLE) AS "score", CAST(row_number() OVER (PARTITION BY t0."repo", t0."path", t0."tree_no" ORDER BY (t1."reach" + (CAST('0.25' AS DOUBLE) * CAST(t1."skill" AS DOUBLE))) DESC NULLS LAST, t1."name" NULLS LAST, t1."picker_no" DESC NULLS LAST) AS BIGINT) AS "candidate_rank", CAST(count(*) OVER (PARTITION BY t0."repo", t0."path", t0."tree_no") AS BIGINT) AS "candidate_count", CASE WHEN (count(*) OVER (PARTITION BY t0."repo", t0."path", t0."tree_no") > CAST(1 AS BIGINT)) THEN stable_id('ambiguity', t0."repo", t0."path", t0."tree_no") ELSE CAST(NULL AS VARCHAR) END AS "ambiguity_group_id", 'the orchard''s own list' AS "origin"
FROM "trees" AS t0
INNER JOIN "pickers" AS t1 ON (t1."repo" = t0."repo") AND (t1."path" = t0."path") AND ((t1."kind" IS NULL) OR (t1."kind" = t0."kind"))
WHERE t0."ripe";
