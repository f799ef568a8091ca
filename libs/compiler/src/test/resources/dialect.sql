SELECT path, size FROM files;
SELECT path, size + 1 AS s, -size AS n, size * 2 AS d, score / 2 AS h FROM files;
SELECT count(*) AS c, count(size) AS cs, sum(size) AS s, avg(score) AS a, min(path) AS mi, max(size) AS ma FROM files;
SELECT repo, count(DISTINCT lang) AS c, sum(score) AS s FROM files GROUP BY repo HAVING count(*) > 1;
SELECT DISTINCT lang FROM files;
SELECT path || '/' || coalesce(lang, '?') AS p FROM files;
SELECT path, CASE WHEN size > 5 THEN 'big' WHEN size IS NULL THEN 'none' ELSE 'small' END AS c FROM files;
SELECT path, CASE lang WHEN 'python' THEN 1 ELSE 0 END AS c FROM files;
SELECT path FROM files WHERE lang IN ('python', 'js') AND size BETWEEN 1 AND 20;
SELECT path FROM files WHERE lang NOT IN ('python') OR lang IS NULL;
SELECT path FROM files WHERE path LIKE '%.py' AND NOT path LIKE 'a%';
SELECT path FROM files WHERE path LIKE 'a!.%' ESCAPE '!';
SELECT nullif(lang, 'js') AS l, coalesce(size, 0) AS s FROM files;
SELECT CAST(size AS VARCHAR) AS a, CAST(size AS DOUBLE) AS b, CAST('7' AS INTEGER) AS c, size::VARCHAR AS d FROM files;
SELECT upper(path) AS a, lower(path) AS b, substring(path, 1, 1) AS c, substring(path FROM 2) AS d, replace(path, '.', '-') AS e FROM files;
SELECT char_length(path) AS a, length(path) AS b, position('.' IN path) AS c, strpos(path, 'p') AS d FROM files;
SELECT trim(' x ') AS a, trim(BOTH '.' FROM '.x.') AS b, ltrim(' x') AS c, rtrim('x ') AS d FROM files;
SELECT starts_with(path, 'a') AS a, ends_with(path, 'py') AS b, split_part(path, '.', 2) AS c FROM files;
SELECT abs(size) AS a, mod(size, 3) AS b, size % 2 AS c, floor(score) AS d, ceil(score) AS e, round(score, 1) AS f FROM files;
SELECT greatest(size, 5) AS a, least(size, 5) AS b, greatest(path, 'b') AS c FROM files;
SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path;
SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path AND r.name = 'x';
SELECT f.path AS p, r.path AS q FROM files f FULL JOIN refs r ON f.path = r.path;
SELECT f.path AS p, r.path AS q FROM files f RIGHT JOIN refs r ON f.path = r.path WHERE r.ref_id > 1;
SELECT path, name FROM files JOIN refs USING (path);
SELECT f.path, r.name FROM files f, refs r WHERE f.path = r.path AND r.bstart IS NOT DISTINCT FROM f.size;
SELECT f.path FROM files f CROSS JOIN refs r WHERE f.size > r.bstart;
SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.bend > f.size);
SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path);
SELECT path FROM files WHERE path IN (SELECT path FROM refs WHERE name = 'y');
SELECT path FROM files WHERE path NOT IN (SELECT path FROM refs);
SELECT path FROM files WHERE lang NOT IN (SELECT name FROM refs);
SELECT path FROM files f WHERE size = (SELECT max(bend) FROM refs r WHERE r.path = f.path) OR size > 8;
SELECT path, (SELECT count(*) FROM refs r WHERE r.path = f.path) AS refs FROM files f;
SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path) OR lang = 'js';
SELECT f.path FROM files f LEFT SEMI JOIN refs r ON f.path = r.path
-- duckdb: SELECT f.path FROM files f SEMI JOIN refs r ON f.path = r.path
;
SELECT f.path FROM files f LEFT ANTI JOIN refs r ON f.path = r.path WHERE f.size > 0
-- duckdb: SELECT f.path FROM files f ANTI JOIN refs r ON f.path = r.path WHERE f.size > 0
;
SELECT path FROM files UNION ALL SELECT path FROM refs;
SELECT path, 1 AS k FROM files UNION SELECT path, 2 AS k FROM refs;
SELECT path FROM files EXCEPT SELECT path FROM refs;
SELECT path FROM files INTERSECT SELECT path FROM refs;
SELECT path, size FROM files UNION ALL SELECT name, ref_id FROM refs;
WITH py AS (SELECT path, size FROM files WHERE lang = 'python'), big AS (SELECT path FROM py WHERE size > 5) SELECT b.path, p.size FROM big b JOIN py p ON p.path = b.path;
SELECT path, row_number() OVER (PARTITION BY repo ORDER BY path, size) AS rn FROM files;
SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id) = 1;
SELECT path, rank() OVER (ORDER BY repo) AS a, dense_rank() OVER (ORDER BY repo) AS b FROM files;
SELECT path, lag(size) OVER (ORDER BY path, size) AS a, lead(size, 1, 0) OVER (ORDER BY path, size) AS b FROM files;
SELECT path, sum(size) OVER (PARTITION BY repo) AS s, count(*) OVER (PARTITION BY lang) AS c, avg(size) OVER (PARTITION BY repo) AS a FROM files;
SELECT path, sum(size) OVER (ORDER BY path, size ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM files;
SELECT path, first_value(lang) OVER (PARTITION BY repo ORDER BY path, size) AS f, last_value(lang) OVER (PARTITION BY repo ORDER BY path, size ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS l FROM files;
SELECT repo, string_agg(path, ',' ORDER BY path, size) AS p, array_agg(size ORDER BY path, size) AS s FROM files GROUP BY repo;
SELECT repo, array_agg(lang ORDER BY path) FILTER (WHERE size > 8) AS l, bool_and(size > 0) AS a, bool_or(size > 0) AS o FROM files GROUP BY repo;
SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (repo, lang), ());
SELECT repo, lang, count(*) AS c FROM files GROUP BY ROLLUP (repo, lang);
SELECT a.path, n.id, n.name FROM ast a, UNNEST(a.nodes) AS n
-- duckdb: SELECT path, n.id, n.name FROM (SELECT path, unnest(nodes) AS n FROM ast)
;
SELECT a.path, n.id FROM ast a CROSS JOIN UNNEST(a.nodes) AS n WHERE n.kind = 'Def' AND a.repo = 'r'
-- duckdb: SELECT path, n.id FROM (SELECT path, repo, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def' AND repo = 'r'
;
SELECT a.path, n.span.bstart AS b, n.span.bend AS e, n.tags AS tags, n.span AS span FROM ast a, UNNEST(a.nodes) AS n
-- duckdb: SELECT path, n.span.bstart, n.span.bend, n.tags, n.span FROM (SELECT path, unnest(nodes) AS n FROM ast)
;
SELECT a.path, n.id, t AS tag FROM ast a, UNNEST(a.nodes) AS n, UNNEST(n.tags) AS t
-- duckdb: SELECT path, n.id, t FROM (SELECT path, n, unnest(n.tags) AS t FROM (SELECT path, unnest(nodes) AS n FROM ast))
;
SELECT a.path, n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS n ON TRUE
-- duckdb: SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) UNION ALL SELECT path, NULL FROM ast WHERE coalesce(len(nodes), 0) = 0
;
SELECT a.path, n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS n ON n.kind = 'Def'
-- duckdb: SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def' UNION ALL SELECT path, NULL FROM ast WHERE NOT coalesce(list_contains([x.kind for x in nodes], 'Def'), FALSE)
;
SELECT a.path, t.e.id AS id, t.pos FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos)
-- duckdb: SELECT path, n.id, CAST(pos AS INTEGER) FROM (SELECT path, unnest(nodes) AS n, unnest(range(1, len(nodes) + 1)) AS pos FROM ast)
;
SELECT a.path, t.pos FROM ast a LEFT JOIN UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos) ON TRUE
-- duckdb: SELECT path, pos FROM (SELECT path, unnest(range(1, len(nodes) + 1)) AS pos FROM ast) UNION ALL SELECT path, NULL FROM ast WHERE coalesce(len(nodes), 0) = 0
;
SELECT a.path, count(*) AS c FROM ast a, UNNEST(a.nodes) AS n GROUP BY a.path
-- duckdb: SELECT path, count(*) FROM (SELECT path, unnest(nodes) AS n FROM ast) GROUP BY path
;
SELECT count(*) AS c FROM ast a, UNNEST(a.nodes) AS n
-- duckdb: SELECT coalesce(sum(len(nodes)), 0) FROM ast
;
SELECT a.path, p.name AS parent, c.name AS child FROM ast a, UNNEST(a.nodes) AS p, UNNEST(a.nodes) AS c WHERE c.parent = p.id
-- duckdb: SELECT path, p.name, c.name FROM (SELECT path, p, unnest(nodes) AS c FROM (SELECT path, nodes, unnest(nodes) AS p FROM ast)) WHERE c.parent = p.id
;
SELECT path FROM ast a WHERE EXISTS (SELECT 1 FROM UNNEST(a.nodes) AS n WHERE n.kind = 'Call')
-- duckdb: SELECT path FROM ast WHERE len([x for x in nodes if x.kind = 'Call']) > 0
;
SELECT path, (SELECT count(*) FROM UNNEST(a.nodes) AS n WHERE n.kind = 'Def') AS c FROM ast a
-- duckdb: SELECT path, coalesce(len([x for x in nodes if x.kind = 'Def']), 0) FROM ast
;
SELECT a.path, x.id FROM ast a, LATERAL (SELECT n.id FROM UNNEST(a.nodes) AS n WHERE n.name IS NOT NULL) AS x
-- duckdb: SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.name IS NOT NULL
;
SELECT a.path, x.m FROM ast a, LATERAL (SELECT max(n.id) AS m FROM UNNEST(a.nodes) AS n) AS x
-- duckdb: SELECT path, list_max([x.id for x in nodes]) FROM ast
;
SELECT a.path, a.meta.lang AS l, a.meta.owner.name AS o, a.attrs['v'] AS v, a.nodes[1].kind AS k, cardinality(a.nodes) AS n FROM ast a;
SELECT path, meta['lang'] AS l, (meta).owner.name AS o FROM ast
-- duckdb: SELECT path, meta.lang, meta.owner.name FROM ast
;
SELECT meta.lang AS l, meta.owner.name AS o FROM ast;
SELECT path, ARRAY[path, repo] AS l, map_keys(attrs) AS k, map_values(attrs) AS v FROM ast
-- duckdb: SELECT path, [path, repo], map_keys(attrs), map_values(attrs) FROM ast
;
SELECT CAST(ROW(path, size) AS ROW(p VARCHAR, s BIGINT)) AS r FROM files
-- duckdb: SELECT struct_pack(p := path, s := size) FROM files
;
SELECT struct_pack(p => path, s => size) AS r FROM files
-- duckdb: SELECT struct_pack(p := path, s := size) FROM files
;
SELECT repo, array_agg(struct_pack(p => path, s => size) ORDER BY path, size) AS r FROM files GROUP BY repo
-- duckdb: SELECT repo, array_agg(struct_pack(p := path, s := size) ORDER BY path, size) FROM files GROUP BY repo
;
SELECT stable_id('ref', path, ref_id) AS id, span_len(bstart, bend) AS l FROM refs;
SELECT stable_id('ref', path, ref_id) AS id FROM refs WHERE stable_id('ref', path, ref_id) IS NOT NULL;
SELECT path, size FROM files ORDER BY size DESC NULLS LAST, path LIMIT 3;
SELECT path FROM (SELECT path, size FROM files ORDER BY path LIMIT 2) AS f WHERE size IS NULL;
SELECT x.a, x.b FROM (VALUES (1, 'p'), (2, 'qq')) AS x(a, b);
SELECT 1 AS one, 'text' AS t, TRUE AS b, 0.5 AS half, CAST(NULL AS VARCHAR) AS n, 5000000000 AS big
-- duckdb: SELECT 1, 'text', TRUE, CAST(0.5 AS DOUBLE), NULL, 5000000000
;
SELECT 'ä€😀''' AS t FROM files;
SELECT path FROM files WHERE path = 'ä' OR path > 'b';
SELECT f.*, r.name AS n FROM files f JOIN refs r ON r.path = f.path;
SELECT path FROM files WHERE (size > 5) IS TRUE;
SELECT path FROM files WHERE NOT (size > 5 AND score < 1);
SELECT list_contains(n.tags, 't') AS c FROM ast a, UNNEST(a.nodes) AS n
-- duckdb: SELECT list_contains(n.tags, 't') FROM (SELECT unnest(nodes) AS n FROM ast)
;
SELECT regexp_matches(path, '^[ab]') AS m, regexp_replace(path, '[.]', '_', 'g') AS r, regexp_extract(path, '([a-z]+)$', 1) AS e FROM files;
SELECT string_split(path, '.') AS parts, cardinality(string_split(path, '.')) AS n FROM files
-- duckdb: SELECT string_split(path, '.'), len(string_split(path, '.')) FROM files
;
SELECT size / 3 AS q, -7 / 2 AS n FROM files
-- duckdb: SELECT CAST(trunc(size / 3) AS BIGINT), -3 FROM files
;
SELECT CASE WHEN size = 10 THEN 1.5 ELSE 2 END AS x FROM files
-- duckdb: SELECT CASE WHEN size = 10 THEN CAST(1.5 AS DOUBLE) ELSE 2 END FROM files
;
SELECT count(*) FROM files;
SELECT f.path, r.path FROM files f JOIN refs r ON f.path = r.path
-- duckdb: SELECT f.path, r.path FROM files f JOIN refs r ON f.path = r.path
;
SELECT path, count(*) AS c FROM files JOIN refs USING (path) WHERE path > 'a' GROUP BY path;
SELECT path, repo FROM files LEFT JOIN refs USING (path) WHERE path <> 'a.py' ORDER BY path;
SELECT path, repo, name FROM files RIGHT JOIN refs USING (path) WHERE path <> 'a.py';
SELECT a.path, n.kind AS k, n.n.id AS i FROM ast a, UNNEST(a.nodes) AS n(n)
-- duckdb: SELECT path, n.kind, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast)
;
SELECT n.* FROM ast a, UNNEST(a.nodes) AS n WHERE n.id = 2
-- duckdb: SELECT n.id, n.parent, n.kind, n.name, n.span, n.tags FROM (SELECT unnest(nodes) AS n FROM ast) WHERE n.id = 2
;
WITH sizes AS (SELECT repo, max(size) AS largest, count(*) AS n FROM files GROUP BY repo) SELECT a.repo, b.repo AS other, (SELECT count(*) FROM sizes WHERE sizes.n > a.n) AS more FROM sizes a JOIN sizes b ON a.largest >= b.largest;
SELECT f.path FROM files f CROSS JOIN (SELECT count(*) AS c FROM refs) x;
SELECT f.path FROM files f CROSS JOIN (SELECT DISTINCT repo FROM files) x;
SELECT path FROM files f WHERE EXISTS (SELECT max(bend) FROM refs r WHERE r.path = f.path) OR size > 100;
SELECT path FROM files f WHERE f.size IN (SELECT r.bend + 1 FROM refs r WHERE r.path = f.path) OR f.lang IS NULL;
SELECT path, (SELECT max(r.bend) FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM ast a WHERE a.path = f.path AND r.bstart < f.size)) AS m FROM files f;
SELECT f.path FROM files f LEFT JOIN refs r ON f.path = r.path AND r.bend = (SELECT max(q.bend) FROM refs q)
;
WITH RECURSIVE t(n) AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t;
WITH RECURSIVE up AS (SELECT path, ref_id, bstart FROM refs WHERE name = 'y' UNION SELECT r.path, r.ref_id, u.bstart FROM up u JOIN refs r ON r.ref_id = u.ref_id - 1) SELECT path, ref_id, bstart FROM up;
WITH RECURSIVE loop AS (SELECT 1 AS a, 'x' AS b UNION SELECT (l.a % 3) + 1, l.b FROM loop l) SELECT a, b FROM loop;
WITH RECURSIVE up AS (SELECT ref_id, bend FROM refs UNION ALL SELECT u.ref_id - 1, r.bend FROM up u LEFT JOIN refs r ON r.ref_id = u.ref_id + 10 WHERE u.ref_id > 4) SELECT a.ref_id, b.bend FROM up a JOIN up b ON a.ref_id = b.ref_id;
WITH RECURSIVE n AS (SELECT a.path, n.id, n.parent, 0 AS depth FROM ast a, UNNEST(a.nodes) AS n WHERE n.parent IS NULL UNION ALL SELECT a.path, c.id, c.parent, n.depth + 1 FROM n JOIN ast a ON a.path = n.path, UNNEST(a.nodes) AS c WHERE c.parent = n.id) SELECT path, id, depth FROM n
-- duckdb: WITH RECURSIVE x AS (SELECT path, unnest(nodes) AS n FROM ast), n AS (SELECT path, n.id, 0 AS depth FROM x WHERE n.parent IS NULL UNION ALL SELECT x.path, x.n.id, n.depth + 1 FROM n JOIN x ON x.path = n.path AND x.n.parent = n.id) SELECT * FROM n
;
WITH RECURSIVE big AS (SELECT path, size FROM files WHERE size > 5), t MAX RECURSION LEVEL 10 AS (SELECT path, size FROM big UNION ALL SELECT b.path, t.size - 5 FROM t JOIN big b ON b.size = t.size WHERE t.size > 0) SELECT t.path, t.size, b.path AS other FROM t JOIN big b ON b.size > t.size
-- duckdb: WITH RECURSIVE big AS (SELECT path, size FROM files WHERE size > 5), t AS (SELECT path, size FROM big UNION ALL SELECT b.path, t.size - 5 FROM t JOIN big b ON b.size = t.size WHERE t.size > 0) SELECT t.path, t.size, b.path AS other FROM t JOIN big b ON b.size > t.size
;
SELECT path FROM files f WHERE EXISTS (WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 7) SELECT 1 FROM t WHERE t.n = f.size);
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 3), u AS (SELECT n, n AS m FROM t UNION SELECT u.n, u.m + 1 FROM u JOIN t ON t.n = u.n WHERE u.m < 4) SELECT x.n, x.m FROM u x, t WHERE t.n = x.m
;
SELECT [1, 2] AS l, [path] AS p, [1, 2][2] AS x, [[1], [2]] AS n, CASE WHEN [size][1] > 5 THEN [1] ELSE [2] END AS c FROM files;
SELECT {'a': 1, b: path, c: {'d': [1]}} AS s, {'x': 5}.x AS y, {'x': 5}['x'] AS z FROM files
-- duckdb: SELECT {'a': 1, 'b': path, 'c': {'d': [1]}} AS s, 5, 5 FROM files
;
SELECT MAP {'a': 1, path: 2} AS m, MAP {'a': 1}['a'] AS x, MAP['k', path]['k'] AS y FROM files
-- duckdb: SELECT MAP {'a': 1, path: 2} AS m, 1, path FROM files
;
SELECT ':name $1 ? {x}' AS t FROM files;
SELECT E'it\'s [x' AS t, path FROM files WHERE path = 'a.py'
-- duckdb: SELECT 'it''s [x', path FROM files WHERE path = 'a.py'
;
SELECT TRY_CAST(path AS INTEGER) AS x, SAFE_CAST(lang AS BIGINT) AS y FROM files
-- duckdb: SELECT TRY_CAST(path AS INTEGER) AS x, TRY_CAST(lang AS BIGINT) AS y FROM files
;
SELECT TRY_CAST(score AS INTEGER) AS x, TRY_CAST('7' AS BIGINT) AS y, TRY_CAST(size * 1000000000 AS INTEGER) AS z FROM files;
SELECT TRY_CAST(path AS VARCHAR) IS NULL AS n, TRY_CAST('x' AS INTEGER) IS NULL AS z FROM files;
SELECT path FROM files WHERE path ILIKE 'A%' OR lang NOT ILIKE 'PY%';
SELECT path FROM files WHERE path ILIKE 'A!%' ESCAPE '!';
SELECT repo, lang, count(*) AS c, 1 AS one, max(size) + 1 AS m FROM files GROUP BY ALL HAVING count(*) > 1 ORDER BY repo;
SELECT count(*) AS c FROM files GROUP BY ALL;
SELECT path FROM files LEFT SEMI JOIN refs USING (path)
-- duckdb: SELECT path FROM files SEMI JOIN refs USING (path)
;
SELECT f.path FROM files f ANTI JOIN refs USING (path);
SELECT f.path FROM files f JOIN ast a USING (path) SEMI JOIN refs USING (path) WHERE f.size > 1;
SELECT * EXCLUDE (size) FROM files;
SELECT * REPLACE (size + 1 AS size) FROM files;
SELECT f.* EXCLUDE (size), r.* EXCLUDE (path) FROM files f JOIN refs r ON f.path = r.path;
SELECT path, sum(size) OVER (w2 ROWS 2 PRECEDING) AS s, max(size) OVER w AS m FROM files WINDOW w AS (PARTITION BY repo), w2 AS (w ORDER BY path, size);
SELECT path, x.s FROM (SELECT path, sum(size) OVER w AS s FROM files WINDOW w AS (PARTITION BY repo)) x WINDOW w AS (PARTITION BY s ORDER BY path) QUALIFY row_number() OVER w = 1;
SELECT path, count(*) FILTER (WHERE size > 5) OVER (PARTITION BY repo) AS s, sum(size) FILTER (WHERE size > 7) OVER (PARTITION BY repo) AS t FROM files;
SELECT path, sum(ref_id) OVER (ORDER BY path, ref_id ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING) AS s, count(*) OVER (ORDER BY path, ref_id ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING) AS c, first_value(path) OVER (ORDER BY path, ref_id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS f FROM refs;
SELECT path, max(path) OVER (PARTITION BY path ORDER BY ref_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP) IS NULL AS g FROM refs;
SELECT path, last_value(size) IGNORE NULLS OVER (ORDER BY path, size) AS l, lag(size) IGNORE NULLS OVER (ORDER BY path, size) AS g FROM files
-- duckdb: SELECT path, last_value(size IGNORE NULLS) OVER (ORDER BY path, size) AS l, lag(size IGNORE NULLS) OVER (ORDER BY path, size) AS g FROM files
;
SELECT path FROM files WHERE size = ANY (SELECT bend FROM refs) OR path <> ALL (SELECT path FROM refs);
SELECT repo, grouping_id(repo, lang) AS h, grouping(lang) AS g, count(*) AS c FROM files GROUP BY GROUPING SETS (ROLLUP (repo), (lang), ());
SELECT repo, lang, count(*) AS c FROM files GROUP BY CUBE (repo, lang);
SELECT path FROM files EXCEPT ALL SELECT path FROM refs;
SELECT path FROM files INTERSECT ALL SELECT path FROM refs;
SELECT * FROM files NATURAL JOIN refs;
SELECT path FROM files FULL JOIN refs USING (path);
SELECT path FROM files WHERE (path, size) IN (SELECT path, bend FROM refs) OR (path, size) IN (('a.py', 10), ('b.py', 1));
SELECT n.id FROM ast a JOIN LATERAL UNNEST(a.nodes) AS n ON n.id > 1
-- duckdb: SELECT n.id FROM (SELECT unnest(nodes) AS n FROM ast) WHERE n.id > 1
;
SELECT f.path, x.m FROM files f LEFT JOIN LATERAL (SELECT max(bend) AS m FROM refs r WHERE r.path = f.path) x ON x.m > 1;
SELECT x FROM UNNEST(ARRAY[1, 2, NULL]) AS t(x)
;
SELECT a.path, u.k, u.v FROM ast a, UNNEST(a.attrs) AS u(k, v)
-- duckdb: SELECT path, e.key, e.value FROM (SELECT path, unnest(map_entries(attrs)) AS e FROM ast)
;
SELECT a.path, k, v FROM ast a LEFT JOIN UNNEST(a.attrs) AS u(k, v) ON v IS NULL
-- duckdb: SELECT path, e.key, e.value FROM (SELECT path, unnest(map_entries(attrs)) AS e FROM ast) WHERE e.value IS NULL UNION ALL SELECT path, NULL, NULL FROM ast WHERE path <> 'a.py'
;
SELECT a.path, k, p FROM ast a, UNNEST(a.attrs) WITH ORDINALITY AS u(k, v, p) WHERE k > 'u'
-- duckdb: SELECT path, e.key, 1 + (e.key = 'w')::INTEGER FROM (SELECT path, unnest(map_entries(attrs)) AS e FROM ast)
;
SELECT path FROM ast a WHERE EXISTS (SELECT 1 FROM UNNEST(a.attrs) AS u(k, v) WHERE v IS NULL)
-- duckdb: SELECT path FROM ast WHERE len([e FOR e IN map_entries(attrs) IF e.value IS NULL]) > 0
;
SELECT f.path, u.k, u.v.x AS x FROM files f LEFT JOIN UNNEST(MAP {'a': {'x': f.size}}) AS u(k, v) ON u.v.x > 7
-- duckdb: SELECT path, CASE WHEN size > 7 THEN 'a' END, CASE WHEN size > 7 THEN size END FROM files
;
SELECT MAP {-1: 'a', 0: 'b'}[-1] AS x, MAP {-1: 'a', 0: 'b'}[0] AS y FROM files;
SELECT a.nodes[f.size - 9].id AS z, a.nodes[f.size - 10].id AS y, a.nodes[-f.size].id AS w, a.nodes[cardinality(a.nodes)].id AS l, a.nodes[99].id AS o FROM ast a JOIN files f ON f.path = a.path
-- duckdb: SELECT CASE WHEN f.size - 9 > 0 THEN nodes[f.size - 9].id END, CASE WHEN f.size - 10 > 0 THEN nodes[f.size - 10].id END, CASE WHEN -f.size > 0 THEN nodes[-f.size].id END, nodes[len(nodes)].id, NULL FROM ast a JOIN files f ON f.path = a.path
;
SELECT a.path, x.e.id AS e, y.e AS f FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS x(e, i) LEFT JOIN UNNEST(map_keys(a.attrs)) WITH ORDINALITY AS y(e, i) ON x.i = y.i
-- duckdb: SELECT path, e.id, f FROM (SELECT path, unnest(nodes) AS e, unnest(map_keys(attrs)) AS f FROM ast)
;
SELECT path FROM files JOIN ast USING (path) WHERE EXISTS (SELECT 1 FROM refs WHERE path = 'z.py');
SELECT path FROM ast WHERE EXISTS (SELECT 1 FROM (SELECT a2.meta FROM ast a2) x WHERE meta.lang = 'python');
SELECT path, (SELECT max(path) FROM refs) AS m FROM files JOIN ast USING (path);
SELECT path, (SELECT max(path) FROM (SELECT path FROM refs) x) AS m FROM files JOIN ast USING (path);
SELECT path, name FROM (SELECT path FROM files) f JOIN (SELECT path, name FROM refs) r USING (path);
SELECT path, name FROM (SELECT path FROM files) f FULL JOIN (SELECT path, name FROM refs) r USING (path);
SELECT path, r.name FROM files LEFT JOIN (SELECT path, name FROM refs JOIN ast USING (path)) r USING (path);
WITH x AS (SELECT path, name FROM refs) SELECT path FROM files JOIN ast USING (path) WHERE EXISTS (SELECT 1 FROM x WHERE name = 'x' AND path < 'b');
SELECT path FROM files JOIN ast USING (path) WHERE EXISTS (SELECT 1 FROM refs WHERE refs.path = files.path AND ref_id > 1);
SELECT path, x.c FROM files JOIN ast USING (path), LATERAL (SELECT count(*) AS c FROM refs WHERE path = 'a.py') x
;
WITH x AS (SELECT path, ref_id FROM refs) SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n WHERE EXISTS (SELECT 1 FROM x WHERE x.ref_id = n.id AND path = 'a.py')
-- duckdb: SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.id < 3
;
WITH x AS (SELECT * FROM ast) SELECT x.path, meta.lang AS l FROM x WHERE EXISTS (SELECT 1 FROM (SELECT * FROM refs) r WHERE r.path = x.path AND meta.lang = 'python');
SELECT a.path FROM ast a, UNNEST(a.nodes) AS name WHERE EXISTS (SELECT 1 FROM refs WHERE name = 'q') AND name.id = 1
-- duckdb: SELECT path FROM ast WHERE len(nodes) > 0
;
SELECT a.path, u.v FROM ast a, UNNEST(a.attrs) AS u(k, v) WHERE EXISTS (SELECT 1 FROM (VALUES ('w')) t(x) WHERE x = k)
-- duckdb: SELECT 'a.py', NULL
;
SELECT f.path FROM files f JOIN (SELECT path, max(ref_id) AS m FROM refs GROUP BY path) r USING (path) WHERE m > 2 AND path < 'd'
;
SELECT path, repo, name FROM files FULL JOIN refs USING (path) WHERE path > 'c'
;
SELECT path, a.repo, name, nodes[1].id AS i FROM files a FULL JOIN refs USING (path) FULL JOIN ast USING (path)
;
SELECT * FROM files FULL JOIN refs USING (path) LEFT JOIN ast USING (path)
;
SELECT count(*) AS c, path FROM files FULL JOIN refs USING (path) GROUP BY path
;
SELECT path, f.repo FROM files f FULL JOIN refs r USING (path) WHERE path > 'c' ORDER BY path
;
SELECT * FROM files FULL JOIN refs USING (path) FULL JOIN ast USING (path)
;
SELECT DISTINCT path FROM files FULL JOIN refs USING (path) FULL JOIN ast USING (path) ORDER BY path
;
SELECT path AS p, count(*) OVER (PARTITION BY path ORDER BY path) AS c FROM files FULL JOIN refs USING (path) WHERE path IN (SELECT path FROM ast FULL JOIN refs USING (path) WHERE path < 'c')
;
SELECT x.path FROM files FULL JOIN refs USING (path) JOIN ast x USING (path)
;
SELECT path, name FROM (SELECT path FROM files) f FULL JOIN (SELECT path, name FROM refs) r USING (path)
;
SELECT f.path, r.path AS p FROM files f NATURAL FULL JOIN refs r
;
SELECT * FROM files FULL JOIN refs USING (path) LEFT JOIN ast USING (path)
;
SELECT count(*) AS c, path FROM files FULL JOIN refs USING (path) GROUP BY path
;
SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING max(size) > 5 AND count(DISTINCT lang) >= 1
;
SELECT upper(repo) AS r, sum(size) + 1 AS s, sum(size + 1) AS t FROM files GROUP BY upper(repo)
;
SELECT repo, sum(sum(size)) OVER (ORDER BY repo) AS s FROM files GROUP BY repo
;
SELECT repo, rank() OVER (ORDER BY count(*), repo) AS s FROM files GROUP BY repo QUALIFY s = 1
;
SELECT path, sum(size) AS s FROM files GROUP BY path QUALIFY row_number() OVER (ORDER BY path DESC) = 1
;
SELECT DISTINCT repo, count(*) OVER (PARTITION BY repo) AS c FROM files
;
SELECT path, CASE WHEN row_number() OVER (PARTITION BY repo ORDER BY path, size) = 1 THEN 'first' ELSE lag(path) OVER (PARTITION BY repo ORDER BY path, size) END AS x FROM files
;
SELECT path, lag(size, 2, -1) OVER (ORDER BY path, size) AS a, lead(path) OVER (ORDER BY path, size) AS b FROM files
;
SELECT path, lag(ref_id, 1) OVER (PARTITION BY path ORDER BY ref_id) AS a FROM refs
;
SELECT path, count(size) OVER (ORDER BY score) AS a, count(*) OVER (ORDER BY score DESC NULLS FIRST) AS b FROM files
;
SELECT path, first_value(name) OVER (PARTITION BY path ORDER BY ref_id DESC) AS a, last_value(name) OVER (PARTITION BY path ORDER BY ref_id) AS b FROM refs
;
SELECT path, avg(size) OVER (ORDER BY path, size ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS a FROM files
;
SELECT path, sum(score) OVER (PARTITION BY lang) AS a, min(lang) OVER () AS b, count(DISTINCT lang) OVER (PARTITION BY repo) AS c FROM files
;
SELECT path, bool_or(size > 5) OVER (PARTITION BY repo) AS a FROM files
;
SELECT (SELECT r.name FROM refs r WHERE r.path = f.path) AS x FROM files f WHERE f.path <> 'a.py'
;
SELECT f.path, (SELECT count(*) FROM refs r WHERE r.path = f.path AND r.bend > (SELECT min(bend) FROM refs)) AS c FROM files f
;
SELECT f.path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND NOT EXISTS (SELECT 1 FROM ast a WHERE a.path = r.path))
;
SELECT f.path FROM files f WHERE f.size NOT IN (SELECT bend FROM refs WHERE bend IS NOT NULL)
;
SELECT f.path FROM files f WHERE f.size NOT IN (SELECT bend FROM refs)
;
SELECT f.path FROM files f WHERE (f.size IN (SELECT bend FROM refs)) IS NOT TRUE
;
SELECT f.path, f.size IN (SELECT bend FROM refs) AS x FROM files f
;
SELECT f.path, EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path) AS x FROM files f
;
SELECT f.path FROM files f JOIN refs r ON f.path = r.path AND r.bend IN (SELECT bend FROM refs WHERE name = 'y')
;
SELECT CASE WHEN size > 5 THEN ref_id ELSE size END AS x FROM files JOIN refs USING (path)
;
SELECT ref_id FROM refs UNION SELECT size FROM files UNION ALL SELECT CAST(score AS BIGINT) FROM files
;
SELECT ref_id AS x FROM refs EXCEPT SELECT size FROM files
;
SELECT size FROM files INTERSECT SELECT bend FROM refs
;
SELECT path, lang FROM files EXCEPT SELECT path, name FROM refs
;
(SELECT path FROM files ORDER BY path LIMIT 2) UNION ALL (SELECT path FROM refs ORDER BY path DESC LIMIT 1)
;
SELECT path FROM (SELECT path FROM files ORDER BY size DESC NULLS LAST, path LIMIT 3) x WHERE path < 'd'
;
SELECT lang || path AS a, path || lang || '!' AS b FROM files
;
SELECT path FROM files WHERE lang LIKE 'p%' OR lang NOT LIKE '%s'
;
SELECT path FROM files WHERE path LIKE 'a_py' OR path LIKE '%\_%'
;
SELECT size BETWEEN 7 AND score * 20 AS b FROM files
;
SELECT -size AS a, +size AS b, - -size AS c, NOT (size > 1) AS d, size <> 10 AS e FROM files
;
SELECT size * 1.5 AS a, score + 1 AS b, score / 0.5 AS c, 1 / 2 AS d, 7 % -3 AS e, -7 % 3 AS f, mod(-7, 3) AS g FROM files
-- duckdb: SELECT size * 1.5::DOUBLE AS a, score + 1 AS b, score / 0.5::DOUBLE AS c, 0 AS d, 7 % -3 AS e, -7 % 3 AS f, -7 % 3 AS g FROM files
;
SELECT CAST(2.5 AS INTEGER) AS a, CAST(-2.5 AS INTEGER) AS b, CAST(1.0 AS VARCHAR) AS c, CAST(1e20 AS VARCHAR) AS d, CAST(TRUE AS INTEGER) AS e, CAST('1.5' AS DOUBLE) AS f, CAST('f' AS BOOLEAN) AS g
-- duckdb: SELECT CAST(2.5::DOUBLE AS INTEGER) AS a, CAST(-2.5::DOUBLE AS INTEGER) AS b, CAST(1.0::DOUBLE AS VARCHAR) AS c, CAST(1e20::DOUBLE AS VARCHAR) AS d, CAST(TRUE AS INTEGER) AS e, CAST('1.5' AS DOUBLE) AS f, CAST('f' AS BOOLEAN) AS g
;
SELECT coalesce(lang, repo) AS a, coalesce(NULL, size, 0) AS b, nullif(size, 10) AS c, coalesce(size, score) AS d FROM files
;
SELECT greatest(size, 1, NULL) AS a, least(path, 'b', lang) AS b FROM files
;
SELECT string_agg(lang, ', ' ORDER BY path, size) AS a, string_agg(DISTINCT lang, ',' ORDER BY lang) AS b, array_agg(DISTINCT repo ORDER BY repo DESC) AS c FROM files
;
SELECT array_agg(size ORDER BY size DESC NULLS LAST, path) AS a, array_agg(path ORDER BY score NULLS FIRST, path) FILTER (WHERE size IS NOT NULL) AS b FROM files
;
SELECT count(*) AS a, sum(size) AS b, array_agg(path ORDER BY path) AS c, string_agg(path ORDER BY path) AS d, bool_and(size > 0) AS e FROM files WHERE size > 1000
;
SELECT repo, count(*) FILTER (WHERE lang = 'js') AS a, sum(size) FILTER (WHERE lang = 'nope') AS b FROM files GROUP BY repo
;
SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (repo), (lang))
;
SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, ROLLUP (lang)
;
SELECT repo, count(*) AS c FROM files GROUP BY ROLLUP (repo) HAVING grouping(repo) = 1 OR repo = 'r'
;
SELECT coalesce(repo, 'all') AS r, count(*) AS c FROM files GROUP BY ROLLUP (repo)
;
SELECT count(*) AS c FROM files GROUP BY ()
;
SELECT 1 AS x FROM files HAVING count(*) > 1
;
SELECT x.path, y.n FROM files x JOIN (SELECT path, count(*) AS n FROM refs GROUP BY path) y ON y.path = x.path AND y.n > 1
;
SELECT f.path, x.c FROM files f CROSS JOIN LATERAL (SELECT count(*) AS c FROM refs r WHERE r.path = f.path) x
;
SELECT f.path, x.name FROM files f LEFT JOIN LATERAL (SELECT name FROM refs r WHERE r.path = f.path ORDER BY ref_id DESC LIMIT 1) x ON TRUE
;
SELECT a.path, x.* FROM ast a, LATERAL (SELECT n.kind, count(*) AS c FROM UNNEST(a.nodes) AS n GROUP BY n.kind) x
-- duckdb: SELECT path, n.kind, count(*) FROM (SELECT path, unnest(nodes) AS n FROM ast) GROUP BY path, n.kind
;
SELECT f.path AS "Path", size AS "Größe" FROM files f
;
SELECT f.path, g.path AS other FROM files f LEFT JOIN files g ON f.repo = g.repo AND f.path < g.path AND g.size IS NOT NULL WHERE g.path IS NULL
;
SELECT (SELECT count(*) FROM files) - (SELECT count(*) FROM refs) AS d
;
SELECT path IN ('a.py', lang, NULL) AS x, size IN (10, 7.0) AS y FROM files
;
SELECT TRUE AND NULL AS x, FALSE OR NULL AS y
;
SELECT meta = CAST(ROW('python', CAST(ROW('ann') AS ROW(name VARCHAR))) AS ROW(lang VARCHAR, owner ROW(name VARCHAR))) AS x FROM ast
;
SELECT count(DISTINCT nodes) AS a, count(DISTINCT meta) AS b, max(meta.lang) AS c, count(attrs) AS d FROM ast
;
SELECT meta, count(*) AS c FROM ast GROUP BY meta
;
SELECT DISTINCT nodes[1] AS n FROM ast
;
SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n QUALIFY row_number() OVER (PARTITION BY a.path ORDER BY n.id DESC) = 1
-- duckdb: SELECT path, max(n.id) FROM (SELECT path, unnest(nodes) AS n FROM ast) GROUP BY path
;
SELECT n.id, count(*) OVER (PARTITION BY n.kind) AS c FROM ast a, UNNEST(a.nodes) AS n
-- duckdb: SELECT n.id, count(*) OVER (PARTITION BY n.kind) AS c FROM (SELECT unnest(nodes) AS n FROM ast)
;
SELECT n.kind, string_agg(n.name, ',' ORDER BY n.id) AS c FROM ast a, UNNEST(a.nodes) AS n GROUP BY n.kind
-- duckdb: SELECT n.kind, string_agg(n.name, ',' ORDER BY n.id) AS c FROM (SELECT unnest(nodes) AS n FROM ast) GROUP BY n.kind
;
SELECT path FROM (SELECT path FROM files UNION ALL SELECT path FROM refs UNION ALL SELECT s.path FROM ast s WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = s.path)) AS d GROUP BY path;
-- duckdb: SELECT path, attrs['v'] AS v, meta.owner.name AS o, nodes[1].kind AS k, CAST(nodes[1].id AS VARCHAR) AS i FROM ast
SELECT path, attrs -> 'v' AS v, meta -> 'owner' ->> 'name' AS o, nodes -> 1 ->> 'kind' AS k, nodes -> (0 + 1) ->> 'id' AS i FROM ast;
-- duckdb: SELECT path, list_has_all(string_split(path, ''), ['p', 'y']) AS a, list_has_all(['p', 'y', path], [path, 'p']) AS b, list_has_all([1, 2], [lang]::INTEGER[]) AS c FROM files WHERE lang IS NULL
SELECT path, string_split(path, '') @> ['p', 'y'] AS a, [path, 'p'] <@ ['p', 'y', path] AS b, [1, 2] @> [TRY_CAST(lang AS INTEGER)] AS c FROM files WHERE lang IS NULL;
-- duckdb: SELECT path, attrs['v'] = '1' AS a, attrs IS NOT NULL AND coalesce(attrs['v'] = '1', FALSE) AS b FROM ast WHERE attrs IS NOT NULL AND attrs['v'] IS NOT NULL
SELECT path, attrs @> MAP {'v': '1'} AS a, MAP {'v': '1'} <@ attrs AS b FROM ast WHERE attrs -> 'v' IS NOT NULL;
-- duckdb: SELECT path, CASE WHEN meta IS NULL THEN NULL ELSE meta.lang IS NOT DISTINCT FROM 'py' END AS a FROM ast
SELECT path, meta @> {'lang': 'py'} AS a FROM ast;
-- duckdb: SELECT MAP {'a': NULL, 'b': 1} IS NOT NULL AS a, FALSE AS b, TRUE AS c, TRUE AS d, TRUE AS e
SELECT MAP {'a': nullif(1, 1), 'b': 1} @> MAP {'a': nullif(1, 1)} AS a, MAP {'a': nullif(1, 1), 'b': 1} @> MAP {'a': 1} AS b, [1, 2] @> [nullif(1, 1)] AS c, [nullif(1, 1)] @> [nullif(1, 1)] AS d, [1.5, 2] @> [2] AS e;
-- duckdb: SELECT path, struct_pack(lang := meta.lang) AS m FROM ast WHERE meta IS NOT NULL UNION ALL SELECT path, NULL FROM ast WHERE meta IS NULL
SELECT path, struct_pick(meta, 'lang') AS m FROM ast;
-- duckdb: SELECT * FROM range(-3, 120, 7)
SELECT value FROM range_table(-3, 120, 7);
-- duckdb: SELECT * FROM range(5, -1205, -2)
SELECT r.value FROM range_table(stop => -1205, start => 5, step => -2) AS r;
-- duckdb: SELECT 1::BIGINT AS value WHERE FALSE
SELECT value FROM range_table(3, 3);
-- duckdb: SELECT count(*) AS c, min(v) AS l, max(v) AS g FROM range(9223372036853775807, 9223372036854775807) AS r(v)
SELECT count(*) AS c, min(n) AS l, max(n) AS g FROM range_table(9223372036853775807, 9223372036854775807) AS r(n);
-- duckdb: SELECT -9223372036854775808 AS value
SELECT value FROM range_table(-9223372036854775808, -9223372036854775807);
-- duckdb: SELECT path, repo FROM (SELECT path, repo, row_number() OVER (PARTITION BY repo ORDER BY score DESC NULLS LAST, path) AS r FROM files) WHERE r = 1
SELECT path, repo FROM files QUALIFY dedupe_best_by_score(score, path) OVER (PARTITION BY repo);
-- duckdb: SELECT path, greatest(0, least(10, size)) AS c FROM files WHERE size IS NOT NULL UNION ALL SELECT path, NULL FROM files WHERE size IS NULL
SELECT path, clamp(size) AS c FROM files;
-- duckdb: SELECT 'range_table' AS name, 'table' AS kind, 'lane' AS run_by, 1 AS version UNION ALL SELECT 'span_len', 'scalar', 'engine', 1
SELECT name, kind, run_by, version FROM udf_registry() WHERE name IN ('range_table', 'span_len');
-- duckdb: SELECT 'coin' AS name, 'coin(side string) -> bool' AS signature, 'For tests.' AS documentation
SELECT name, signature, documentation FROM udf_docs() AS d WHERE d.name = 'coin';
-- duckdb: SELECT path, MAP {'arrow_type': 'Utf8', 'name': 'lang', 'nullable': 'true', 'type': 'string'} AS m, 'false' AS n FROM files
SELECT path, arrow_metadata(lang) AS m, arrow_metadata(path, key => 'nullable') AS n FROM files
