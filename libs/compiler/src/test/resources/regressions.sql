SELECT t0.p AS c0, (SELECT max(s1.bend) FROM refs AS s1 WHERE s1.path = t0.p) AS c1, t0.i AS c2
FROM (SELECT x.path AS p, u.n.id AS i FROM ast AS x, UNNEST(x.nodes) AS u(n)) AS t0;
SELECT a, b, count(*) AS c FROM (SELECT repo AS a, repo AS b FROM files) AS x GROUP BY GROUPING SETS ((a), (b));
SELECT f.path FROM files AS f WHERE (SELECT count(*) FROM refs AS r WHERE r.path = f.path) > 0;
SELECT path FROM files AS f WHERE (SELECT count(*) FROM refs AS r WHERE r.path = f.path) IN (1, 2, 5);
SELECT path, CASE WHEN lang IS NOT NULL THEN lang ELSE repo END AS v FROM files;
SELECT upper(t0.repo) AS c0 FROM files AS t0 WHERE t0.lang LIKE '%e%' AND t0.path IS NULL GROUP BY ROLLUP (upper(t0.repo));
SELECT t1.meta.owner.name AS n, t1.meta.lang AS l, f.path FROM files AS f LEFT JOIN ast AS t1 ON f.path = t1.path WHERE t1.path IS NULL;
SELECT upper(t0.path) AS c0, count((SELECT max(t1n.n.id) FROM ast AS t1, UNNEST(t1.nodes) AS t1n(n) WHERE t1.path = t0.path)) AS c1 FROM refs AS t0 GROUP BY upper(t0.path), t0.bend;
SELECT nullif('x', 'x') AS c0, string_agg(path, ',' ORDER BY path) AS c1 FROM files GROUP BY 1;
SELECT 'Def' AS c0, length(string_agg(repo, ',' ORDER BY repo)) AS c1 FROM ast GROUP BY CUBE ('Def', path);
SELECT lang, string_agg(path, ',' ORDER BY path) AS c1 FROM files WHERE path IS DISTINCT FROM path GROUP BY lang;
SELECT string_agg(x, ',' ORDER BY x) AS c0 FROM (VALUES ('a'), ('b')) AS v(x);
SELECT CASE WHEN (SELECT max(bend) FROM refs AS r WHERE r.path = f.path) IS NOT NULL THEN (SELECT max(bend) FROM refs AS r WHERE r.path = f.path) ELSE 0 END AS c0 FROM files AS f;
