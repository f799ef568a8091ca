# names of a recursion
same  WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT t.p, t.n - 1 FROM t WHERE t.n > 6) SELECT p, n FROM t
same  WITH RECURSIVE u AS (SELECT path AS a, size AS b FROM files UNION ALL SELECT x.a, x.b - 1 FROM u AS x WHERE 6 < x.b) SELECT y.a AS p, y.b AS n FROM u AS y
same  SELECT p, n FROM (WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 1 FROM t WHERE NOT (n <= 6)) SELECT * FROM t) AS x
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION SELECT t.p, t.n - 1 FROM t WHERE t.n > 6) SELECT p, n FROM t
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT t.p, t.n - 1 FROM t WHERE t.n >= 6) SELECT p, n FROM t
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT t.p, t.n - 2 FROM t WHERE t.n > 6) SELECT p, n FROM t
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files WHERE size > 6 UNION ALL SELECT t.p, t.n - 1 FROM t WHERE t.n > 6) SELECT p, n FROM t
other WITH RECURSIVE t(p, n) AS (SELECT repo, size FROM files UNION ALL SELECT t.p, t.n - 1 FROM t WHERE t.n > 6) SELECT p, n FROM t
other SELECT path AS p, size AS n FROM files
names WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT t.p, t.n - 1 FROM t WHERE t.n > 6) SELECT p, n AS m FROM t

# joins of the step
same  WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, t.d + 1 FROM t JOIN refs AS r ON r.bstart = t.n WHERE t.d < 2) SELECT p, n, d FROM t
same  WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, 1 + t.d FROM refs AS r, t WHERE t.d < 2 AND t.n = r.bstart) SELECT p, n, d FROM t
same  WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, t.d + 1 FROM refs AS r JOIN t ON t.d < 2 AND r.bstart = t.n) SELECT p, n, d FROM t
other WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, t.d + 1 FROM t JOIN refs AS r ON r.bend = t.n WHERE t.d < 2) SELECT p, n, d FROM t
other WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT t.p, r.bend, t.d + 1 FROM t JOIN refs AS r ON r.bstart = t.n WHERE t.d < 2) SELECT p, n, d FROM t
other WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, t.d + 1 FROM t LEFT JOIN refs AS r ON r.bstart = t.n WHERE t.d < 2) SELECT p, n, d FROM t
other WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION ALL SELECT r.path, r.bend, t.d + 1 FROM t JOIN refs AS r ON r.bstart = t.n WHERE t.d < 1) SELECT p, n, d FROM t
other WITH RECURSIVE t(p, n, d) AS (SELECT path, bstart, 0 FROM refs UNION SELECT r.path, r.bend, t.d + 1 FROM t JOIN refs AS r ON r.bstart = t.n WHERE t.d < 2) SELECT p, n, d FROM t

# a recursion over lists
same  WITH RECURSIVE t(p, i, d) AS (SELECT a.path, u.n.id, 0 FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.parent IS NULL UNION ALL SELECT a.path, u.n.id, t.d + 1 FROM t JOIN ast a ON a.path = t.p, UNNEST(a.nodes) AS u(n) WHERE u.n.parent = t.i AND t.d < 3) SELECT p, i, d FROM t
same  WITH RECURSIVE t AS (SELECT x.path AS p, v.m.id AS i, 0 AS d FROM ast x CROSS JOIN UNNEST(x.nodes) AS v(m) WHERE v.m.parent IS NULL UNION ALL SELECT x.path, v.m.id, 1 + t.d FROM ast x JOIN t ON t.p = x.path CROSS JOIN UNNEST(x.nodes) AS v(m) WHERE 3 > t.d AND t.i = v.m.parent) SELECT * FROM t
other WITH RECURSIVE t(p, i, d) AS (SELECT a.path, u.n.id, 0 FROM ast a, UNNEST(a.nodes) AS u(n) UNION ALL SELECT a.path, u.n.id, t.d + 1 FROM t JOIN ast a ON a.path = t.p, UNNEST(a.nodes) AS u(n) WHERE u.n.parent = t.i AND t.d < 3) SELECT p, i, d FROM t
other WITH RECURSIVE t(p, i, d) AS (SELECT a.path, u.n.id, 0 FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.parent IS NULL UNION ALL SELECT a.path, u.n.id, t.d + 1 FROM t JOIN ast a ON a.path = t.p, UNNEST(a.nodes) AS u(n) WHERE u.n.id = t.i AND t.d < 3) SELECT p, i, d FROM t
other SELECT a.path AS p, u.n.id AS i, 0 AS d FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.parent IS NULL

# what is read from a recursion
same  WITH RECURSIVE t(p, n) AS (SELECT path, bstart FROM refs UNION SELECT r.path, r.bend FROM t JOIN refs r ON r.bstart = t.n) SELECT p, n FROM t WHERE p = 'a.py' AND n > 1
same  WITH RECURSIVE t(p, n) AS (SELECT path, bstart FROM refs UNION SELECT r.path, r.bend FROM t JOIN refs r ON r.bstart = t.n) SELECT x.p, x.n FROM (SELECT * FROM t WHERE 1 < n) AS x WHERE 'a.py' = x.p
other WITH RECURSIVE t(p, n) AS (SELECT path, bstart FROM refs WHERE path = 'a.py' AND bstart > 1 UNION SELECT r.path, r.bend FROM t JOIN refs r ON r.bstart = t.n) SELECT p, n FROM t
other WITH RECURSIVE t(p, n) AS (SELECT path, bstart FROM refs UNION SELECT r.path, r.bend FROM t JOIN refs r ON r.bstart = t.n WHERE r.bend > 1) SELECT p, n FROM t WHERE p = 'a.py'
other WITH RECURSIVE t(p, n) AS (SELECT path, bstart FROM refs UNION ALL SELECT r.path, r.bend FROM refs r WHERE FALSE) SELECT p, n FROM t WHERE p = 'a.py' AND n > 1

# one recursion named twice, or two of them
same  WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM t WHERE n > 5) SELECT a.p, b.n FROM t AS a JOIN t AS b ON a.n = b.n
same  WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM t WHERE n > 5), s AS (SELECT * FROM t) SELECT a.p, s.n FROM s JOIN t AS a ON s.n = a.n
same  WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM t WHERE n > 5), s(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM s WHERE 5 < n) SELECT t.p, s.n FROM t JOIN s ON t.n = s.n
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM t WHERE n > 5), s(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 2 FROM s WHERE 5 < n) SELECT t.p, s.n FROM t JOIN s ON t.n = s.n
other WITH RECURSIVE t(p, n) AS (SELECT path, size FROM files UNION ALL SELECT p, n - 3 FROM t WHERE n > 5) SELECT a.p, b.n FROM t AS a LEFT JOIN t AS b ON a.n = b.n
