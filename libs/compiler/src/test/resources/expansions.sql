SELECT shout(path) AS s FROM files
-- is
SELECT upper(path) || '!' AS s FROM files
;
SELECT cry(path) AS s FROM files
-- is
SELECT upper(upper(path) || '!') || '!' AS s FROM files
;
SELECT shout(lang) AS s, count(*) AS c FROM files WHERE shout(path) = 'A!' GROUP BY shout(lang)
-- is
SELECT upper(lang) || '!' AS s, count(*) AS c FROM files WHERE upper(path) || '!' = 'A!' GROUP BY upper(lang) || '!'
;
SELECT clamp(size) AS a, clamp(size, high => 5) AS b, clamp(high => 7, number => size) AS c FROM files
-- is
SELECT CASE WHEN size < 0 THEN 0 WHEN size > 10 THEN 10 ELSE size END AS a,
  CASE WHEN size < 0 THEN 0 WHEN size > 5 THEN 5 ELSE size END AS b,
  CASE WHEN size < 0 THEN 0 WHEN size > 7 THEN 7 ELSE size END AS c FROM files
;
SELECT kind_of(meta) AS k FROM ast
-- is
SELECT meta.lang AS k FROM ast
;
SELECT either(lang, path) AS a, either(path, lang) AS b, first_of(lang, repo, path) AS c FROM files
-- is
SELECT coalesce(lang, path) AS a, path AS b, coalesce(lang, repo) AS c FROM files
;
SELECT either(max(lang), 'none') AS m FROM files GROUP BY repo
-- is
SELECT coalesce(max(lang), 'none') AS m FROM files GROUP BY repo
;
SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n WHERE shout(n.name) = 'F!' AND clamp(n.span.bstart) > 3
-- is
SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n WHERE upper(n.name) || '!' = 'F!'
  AND CASE WHEN n.span.bstart < 0 THEN 0 WHEN n.span.bstart > 10 THEN 10 ELSE n.span.bstart END > 3
;
SELECT path FROM files QUALIFY dedupe_best_by_score(score, path) OVER (PARTITION BY repo)
-- is
SELECT path FROM files QUALIFY row_number() OVER (PARTITION BY repo ORDER BY score DESC NULLS LAST, path) = 1
;
SELECT path, dedupe_best_by_score(size, lang, path) OVER w AS best FROM files WINDOW w AS (PARTITION BY repo)
-- is
SELECT path, row_number() OVER (PARTITION BY repo ORDER BY size DESC NULLS LAST, lang, path) = 1 AS best FROM files
;
SELECT f.path FROM files f JOIN (SELECT path, dedupe_best_by_score(bend, ref_id) OVER (PARTITION BY path) AS best FROM refs) r ON r.path = f.path AND r.best
-- is
SELECT f.path FROM files f JOIN (SELECT path, row_number() OVER (PARTITION BY path ORDER BY bend DESC NULLS LAST, ref_id) = 1 AS best FROM refs) r ON r.path = f.path AND r.best
;
SELECT struct_pick(meta, 'lang') AS m FROM ast
-- is
SELECT CASE WHEN meta IS NOT NULL THEN {'lang': meta.lang} END AS m FROM ast
;
SELECT arrow_metadata(path, 'type') AS t, arrow_metadata(nodes, 'arrow_type') AS a, arrow_metadata(a.meta.lang, 'nullable') AS n FROM ast a
-- is
SELECT 'string' AS t, 'List' AS a, 'true' AS n FROM ast a
;
SELECT attrs -> 'v' AS v, meta -> 'owner' ->> 'name' AS o, nodes -> 1 -> 'kind' AS k, nodes -> 1 ->> 'id' AS i, attrs -> (path) AS p FROM ast
-- is
SELECT attrs['v'] AS v, meta.owner.name AS o, nodes[1].kind AS k, CAST(nodes[1].id AS VARCHAR) AS i, attrs[path] AS p FROM ast
;
SELECT path FROM ast WHERE attrs->>'v' = '1' AND NOT meta->'lang' || '!' = 'py!'
-- is
SELECT path FROM ast WHERE attrs['v'] = '1' AND NOT meta.lang || '!' = 'py!'
;
SELECT {'a': path, 'b': size} @> {'a': 'x'} AS c FROM files
-- is
SELECT {'a': 'x'} <@ {'a': path, 'b': size} AS c FROM files
;
SELECT value FROM range_table(5, 8)
-- is
SELECT CAST(5 AS BIGINT) + CAST(1 AS BIGINT) * CAST(d AS BIGINT) AS value FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS v(d) WHERE CAST(d AS BIGINT) < CAST(3 AS BIGINT)
