-- nested
SELECT a.path, n.id, n.span.bstart AS b, t AS tag, meta['lang'] AS lang
FROM ast a, UNNEST(a.nodes) AS n LEFT JOIN UNNEST(n.tags) AS t ON t <> 'u'
WHERE n.kind = 'Def' AND a.attrs['v'] IS NOT NULL
;
-- spellings
SELECT [size, 1][1] AS first, {'p': path, 'half': 0.5} AS s, MAP {'a': 1} AS m, TRY_CAST(lang AS INTEGER) AS n
FROM files
WHERE path ILIKE 'A%' AND size = ANY (SELECT bend FROM refs)
;
-- semi_joins
SELECT f.path, (SELECT max(r.bend) FROM refs r WHERE r.path = f.path) AS last
FROM files f ANTI JOIN ast a USING (path)
WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.bend > f.size) OR f.lang = 'js'
;
-- windows
SELECT path, sum(size) OVER (w ORDER BY path ROWS 1 PRECEDING) + 1 AS s,
  count(*) FILTER (WHERE size > 5) OVER w AS c
FROM files
WINDOW w AS (PARTITION BY repo)
QUALIFY row_number() OVER (PARTITION BY repo ORDER BY path, size) < 3
;
-- groups
SELECT repo, lower(lang) AS lang, string_agg(path, ',' ORDER BY path) AS paths, count(*) AS c
FROM files GROUP BY ALL HAVING count(*) > 1 ORDER BY repo
;
-- shared
WITH sizes AS (SELECT repo, max(size) AS largest FROM files GROUP BY repo)
SELECT a.repo, b.repo AS other FROM sizes a JOIN sizes b ON a.largest > b.largest
;
-- recursion
WITH RECURSIVE up(path, id) MAX RECURSION LEVEL 50 AS (
  SELECT path, ref_id FROM refs WHERE name = 'y'
  UNION
  SELECT r.path, r.ref_id FROM up u JOIN refs r ON r.ref_id = u.id - 1)
SELECT path, id FROM up
;
-- maps
SELECT a.path, u.k, u.v FROM ast a LEFT JOIN UNNEST(a.attrs) AS u(k, v) ON TRUE
;
-- conditionals
SELECT path, CASE WHEN lang IS NULL THEN repo ELSE lang END AS l, nullif(lang, 'js') AS n,
  CASE WHEN size > 5 THEN 'a' ELSE CASE WHEN size > 1 THEN 'b' ELSE 'c' END END AS c,
  CASE WHEN size > 5 THEN TRUE ELSE FALSE END AS t
FROM files
;
-- count tests
SELECT path FROM files AS f WHERE (SELECT count(*) FROM refs AS r WHERE r.path = f.path) > 0
;
-- lateral
SELECT f.path, x.n FROM files AS f, LATERAL (SELECT r.name AS n FROM refs AS r WHERE r.path = f.path) AS x
;
-- outer joins that are none
SELECT f.path FROM files AS f LEFT JOIN refs AS r ON r.path = f.path WHERE r.ref_id IS NULL
;
-- equalities
SELECT a.path FROM files AS f, refs AS r, ast AS a WHERE f.path = r.path AND a.path = r.path
;
-- clauses
SELECT path FROM files WHERE NOT (size > 5 AND lang = 'js') AND (size IS NULL OR NOT size <= 9 AND lang = 'c')

;
-- operators on nested values
SELECT attrs -> 'v' AS v, meta -> 'owner' ->> 'name' AS o, ['a'] <@ nodes[1].tags AS t
FROM ast WHERE attrs @> MAP {'v': '1'}
;
-- table functions
SELECT f.path, r.value FROM files f JOIN range_table(1, 4) AS r ON r.value = f.size
;
-- window functions
SELECT path FROM files WINDOW w AS (PARTITION BY repo) QUALIFY dedupe_best_by_score(score, path) OVER w
;
-- functions with expressions
SELECT cry(text => path) AS c, clamp(size, high => 5) AS s, either(lang, path) AS e FROM files
