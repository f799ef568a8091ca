SELECT path FROM files WHERE size > 5 AND lang = 'python'
SELECT f.path FROM files AS f WHERE f.lang = 'python' AND f.size > 5
SELECT path FROM files WHERE 5 < size AND 'python' = lang
SELECT path FROM (SELECT path, size, lang FROM files) x WHERE lang = 'python' AND size > 5
WITH x AS (SELECT * FROM files WHERE size > 5) SELECT path FROM x WHERE lang = 'python'
WITH a AS (SELECT * FROM files), b AS (SELECT path, lang FROM a WHERE size > 5) SELECT b.path FROM b WHERE b.lang = 'python'
SELECT "path" FROM "files" WHERE "size" > 5 AND "lang" = 'python'
SELECT path FROM files WHERE NOT (size <= 5) AND lang = 'python'
SELECT path FROM files WHERE lang = 'python' AND size > 5 AND size > 5
SELECT CAST(path AS VARCHAR) AS path FROM files WHERE size > 5 AND lang = 'python'
----
SELECT path FROM files WHERE size >= 5 AND lang = 'python'
----
SELECT path FROM files WHERE size > 5 OR lang = 'python'
----
SELECT path AS p FROM files WHERE size > 5 AND lang = 'python'
----
SELECT DISTINCT path FROM files WHERE size > 5 AND lang = 'python'
SELECT path FROM files WHERE size > 5 AND lang = 'python' GROUP BY path
----
SELECT path, repo FROM files
----
SELECT repo, path FROM files
----
SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path
SELECT f.path, r.name FROM refs r JOIN files f ON f.path = r.path
SELECT f.path, r.name FROM files f, refs r WHERE f.path = r.path
SELECT f.path, r.name FROM files f CROSS JOIN refs r WHERE r.path = f.path
SELECT path, name FROM files JOIN refs USING (path)
SELECT x.path, x.name FROM (SELECT f.path, r.name FROM files f JOIN refs r ON r.path = f.path) x
----
SELECT r.path, f.lang AS name FROM files f JOIN refs r ON f.path = r.path
----
SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path
SELECT f.path, r.name FROM refs r RIGHT JOIN files f ON f.path = r.path
----
SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.name = 'x'
SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE r.name = 'x'
SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path AND r.name = 'x'
----
SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path AND r.name = 'x'
----
SELECT f.path AS a, g.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size > g.size
SELECT f.path AS a, g.path AS b FROM files g JOIN files f ON f.repo = g.repo AND g.size < f.size
----
SELECT f.path AS a, g.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size < g.size
----
SELECT a.path FROM files a JOIN refs b ON a.path = b.path JOIN refs c ON b.name = c.name JOIN ast d ON d.path = c.path
SELECT a.path FROM ast d JOIN refs c ON d.path = c.path JOIN refs b ON b.name = c.name JOIN files a ON a.path = b.path
SELECT a.path FROM refs c, refs b, ast d, files a WHERE d.path = c.path AND b.name = c.name AND a.path = b.path
----
SELECT path FROM files WHERE lang IN ('python', 'js')
SELECT path FROM files WHERE lang = 'js' OR lang = 'python'
----
SELECT path FROM files WHERE size BETWEEN 3 AND 9
SELECT path FROM files WHERE size >= 3 AND size <= 9
----
SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
SELECT path FROM files WHERE path IN (SELECT path FROM refs)
SELECT f.path FROM files f LEFT SEMI JOIN refs r ON r.path = f.path
SELECT path FROM files f WHERE EXISTS (SELECT r.name FROM refs r WHERE f.path = r.path)
----
SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
SELECT f.path FROM files f LEFT ANTI JOIN refs r ON r.path = f.path
SELECT path FROM files WHERE path NOT IN (SELECT path FROM refs)
----
SELECT path FROM files WHERE lang NOT IN (SELECT name FROM refs)
----
SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.name = f.lang)
----
SELECT path FROM files UNION ALL SELECT path FROM refs
SELECT path FROM refs UNION ALL SELECT path FROM files
(SELECT path FROM refs) UNION ALL (SELECT f.path FROM files f)
----
SELECT path FROM files UNION SELECT path FROM refs
SELECT DISTINCT path FROM (SELECT path FROM refs UNION ALL SELECT path FROM files) x
----
SELECT path FROM files EXCEPT SELECT path FROM refs
----
SELECT path FROM refs EXCEPT SELECT path FROM files
----
SELECT repo, count(*) AS c, sum(size) AS s FROM files GROUP BY repo
SELECT repo, c, s FROM (SELECT sum(size) AS s, count(*) AS c, repo FROM files GROUP BY repo) x
SELECT f.repo, count(*) AS c, sum(f.size) AS s FROM files f GROUP BY f.repo
----
SELECT repo, count(size) AS c, sum(size) AS s FROM files GROUP BY repo
----
SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING count(*) > 1
SELECT repo, c FROM (SELECT repo, count(*) AS c FROM files GROUP BY repo) x WHERE c > 1
----
SELECT repo, count(*) AS c FROM files WHERE repo = 'r' GROUP BY repo
SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING repo = 'r'
----
SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id) = 1
SELECT path, ref_id FROM (SELECT path, ref_id, row_number() OVER (PARTITION BY path ORDER BY ref_id) AS rn FROM refs) x WHERE rn = 1
SELECT path, ref_id FROM (SELECT path, ref_id, row_number() OVER w AS rn FROM refs WINDOW w AS (PARTITION BY path ORDER BY ref_id)) x WHERE x.rn = 1
----
SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id DESC) = 1
----
SELECT path, ref_id FROM (SELECT * FROM refs WHERE bend IS NOT NULL) x QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id) = 1
----
SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n WHERE n.kind = 'Def'
SELECT a.path, n.id FROM ast a CROSS JOIN UNNEST(a.nodes) AS n(n) WHERE n.kind = 'Def'
SELECT a.path, u.x.id AS id FROM ast a CROSS JOIN UNNEST(a.nodes) AS u(x) WHERE u.x.kind = 'Def'
SELECT a.path, n['id'] AS id FROM ast a JOIN LATERAL UNNEST(a.nodes) AS n ON n.kind = 'Def'
SELECT path, x.id FROM (SELECT a.path, n.id, n.kind FROM ast a, UNNEST(a.nodes) AS n) x WHERE x.kind = 'Def'
SELECT a.path, x.id FROM ast a, LATERAL (SELECT n.id FROM UNNEST(a.nodes) AS n WHERE n.kind = 'Def') AS x
----
SELECT a.path, n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS n ON n.kind = 'Def'
----
SELECT a.path, n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS n ON TRUE
SELECT a.path, n.id FROM ast a LEFT JOIN LATERAL UNNEST(a.nodes) AS n ON TRUE
----
SELECT a.path, t.pos AS id FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos) WHERE t.e.kind = 'Def'
----
SELECT a.path, p.id AS p, c.id AS c FROM ast a, UNNEST(a.nodes) AS p, UNNEST(a.nodes) AS c WHERE c.parent = p.id
SELECT a.path, p.id AS p, c.id AS c FROM ast a, UNNEST(a.nodes) AS c, UNNEST(a.nodes) AS p WHERE c.parent = p.id
----
SELECT a.path, p.id AS p, c.id AS c FROM ast a, UNNEST(a.nodes) AS p, UNNEST(a.nodes) AS c WHERE p.parent = c.id
----
SELECT a.path, t AS tag FROM ast a, UNNEST(a.nodes) AS n, UNNEST(n.tags) AS t
SELECT a.path, x.tag FROM ast a, LATERAL (SELECT t AS tag FROM UNNEST(a.nodes) AS n, UNNEST(n.tags) AS t) x
----
SELECT path, meta.lang AS l FROM ast
SELECT a.path, a.meta.lang AS l FROM ast a
SELECT a.path, a.meta['lang'] AS l FROM ast a
SELECT path, (meta).lang AS l FROM ast
----
SELECT path, attrs['lang'] AS l FROM ast
----
SELECT path, (SELECT count(*) FROM refs r WHERE r.path = f.path) AS c FROM files f
SELECT g.path, (SELECT count(*) FROM refs q WHERE g.path = q.path) AS c FROM files AS g
----
SELECT path, (SELECT count(*) FROM refs r WHERE r.name = f.path) AS c FROM files f
----
SELECT path, (SELECT max(r.bend) FROM refs r WHERE r.path = f.path) AS c FROM files f
----
SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM ast a WHERE a.path = r.path AND a.repo = f.repo))
SELECT path FROM files x WHERE EXISTS (SELECT 1 FROM refs y WHERE EXISTS (SELECT 1 FROM ast z WHERE z.repo = x.repo AND y.path = z.path) AND x.path = y.path) OR x.lang = 'js'
----
SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM ast a WHERE a.path = f.path AND a.repo = r.name))
----
SELECT path, size FROM files ORDER BY size, path LIMIT 2
SELECT f.path, f.size FROM files f ORDER BY f.size ASC, f.path LIMIT 2
----
SELECT path, size FROM files ORDER BY path, size LIMIT 2
----
SELECT path, size FROM files ORDER BY size, path LIMIT 3
----
SELECT path, size FROM files ORDER BY size DESC, path LIMIT 2
----
SELECT a + b AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
SELECT b + a AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
SELECT b + a AS s FROM (VALUES (3, 4), (1, 2)) AS v(a, b)
----
SELECT a - b AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
----
SELECT b - a AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
----
SELECT stable_id('ref', path, ref_id) AS id FROM refs
----
SELECT stable_id('ref', ref_id, path) AS id FROM refs
----
SELECT stable_id('ref', path, CAST(ref_id AS VARCHAR)) AS id FROM refs
----
SELECT path, size IS NOT DISTINCT FROM 10 AS e FROM files
SELECT path, 10 IS NOT DISTINCT FROM size AS e FROM files
----
SELECT path, size = 10 AS e FROM files
----
SELECT path, coalesce(size, 0) AS e FROM files
----
SELECT path, nullif(size, 0) AS e FROM files
----
SELECT f.path AS p, r.path AS q FROM files f FULL JOIN refs r ON f.path = r.path
----
SELECT repo, string_agg(path, ',' ORDER BY path, size) AS p FROM files GROUP BY repo
SELECT repo, listagg(path, ',') WITHIN GROUP (ORDER BY path, size) AS p FROM files GROUP BY repo
----
SELECT repo, string_agg(path, ',' ORDER BY size, path) AS p FROM files GROUP BY repo
----
SELECT repo, string_agg(path, ';' ORDER BY path, size) AS p FROM files GROUP BY repo
----
SELECT repo, count(*) FILTER (WHERE size > 8) AS c FROM files GROUP BY repo
----
SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (lang))
SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((lang), (repo))
----
SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang
SELECT repo, lang, count(*) AS c FROM files GROUP BY lang, repo
