# semi joins
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
same  SELECT path FROM files f WHERE EXISTS (SELECT * FROM refs r WHERE f.path = r.path)
same  SELECT path FROM files f WHERE EXISTS (SELECT r.name, 2 FROM refs r WHERE f.path = r.path)
same  SELECT path FROM files WHERE path IN (SELECT path FROM refs)
same  SELECT path FROM files WHERE path IN (SELECT DISTINCT path FROM refs)
same  SELECT f.path FROM files f LEFT SEMI JOIN refs r ON r.path = f.path
engine SELECT f.path FROM files f SEMI JOIN refs r ON r.path = f.path
same  SELECT path FROM files f WHERE NOT NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
same  SELECT f.path FROM files f JOIN (SELECT DISTINCT path FROM refs) r ON r.path = f.path
same  SELECT path FROM files f WHERE (SELECT count(*) FROM refs r WHERE r.path = f.path) > 0
other SELECT f.path FROM files f JOIN refs r ON r.path = f.path
other SELECT DISTINCT f.path FROM files f JOIN refs r ON r.path = f.path
other SELECT path FROM files WHERE path IN (SELECT name FROM refs)
other SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = r.path)
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r)

# semi joins with conditions
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.bend > f.size AND r.name = 'y')
same  SELECT path FROM files f WHERE path IN (SELECT r.path FROM refs r WHERE r.name = 'y' AND f.size < r.bend)
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM (SELECT * FROM refs WHERE name = 'y') r WHERE f.size < r.bend AND f.path = r.path)
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.bend > f.size) AND EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.name = 'y')
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND (r.bend > f.size OR r.name = 'y'))

# two semi joins
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path) AND EXISTS (SELECT 1 FROM ast a WHERE a.path = f.path)
same  SELECT path FROM files f WHERE path IN (SELECT path FROM ast) AND path IN (SELECT path FROM refs)
same  SELECT path FROM (SELECT path FROM files WHERE path IN (SELECT path FROM ast)) x WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = x.path)
other SELECT path FROM files f WHERE path IN (SELECT path FROM ast) OR path IN (SELECT path FROM refs)
other SELECT path FROM files f WHERE path IN (SELECT path FROM ast) AND path NOT IN (SELECT path FROM refs)

# anti joins
same  SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
same  SELECT path FROM files WHERE path NOT IN (SELECT path FROM refs)
same  SELECT f.path FROM files f LEFT ANTI JOIN refs r ON r.path = f.path
engine SELECT f.path FROM files f ANTI JOIN refs r ON r.path = f.path
same  SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.path IS NULL
same  SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.ref_id IS NULL
same  SELECT f.path FROM files f LEFT JOIN (SELECT path, 1 AS hit FROM refs) r ON r.path = f.path WHERE r.hit IS NULL
same  SELECT f.path FROM refs r RIGHT JOIN files f ON r.path = f.path WHERE r.path IS NULL
same  SELECT path FROM files f WHERE (SELECT count(*) FROM refs r WHERE r.path = f.path) = 0
other SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.name IS NULL
other SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.path IS NOT NULL
other SELECT path FROM files EXCEPT SELECT path FROM refs
other SELECT path FROM files WHERE path NOT IN (SELECT name FROM refs)
other SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.name = f.path)

# anti joins with conditions
same  SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.name = 'x')
same  SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path AND r.name = 'x' WHERE r.path IS NULL
same  SELECT f.path FROM files f LEFT JOIN (SELECT * FROM refs WHERE name = 'x') r ON r.path = f.path WHERE r.path IS NULL
same  SELECT path FROM files WHERE path NOT IN (SELECT path FROM refs WHERE name = 'x')
other SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.path IS NULL AND r.name = 'x'
other SELECT f.path FROM files f LEFT JOIN refs r ON r.path = f.path WHERE r.path IS NULL OR r.name = 'x'

# NOT IN asks for nulls, NOT EXISTS does not
same  SELECT path FROM files WHERE lang NOT IN (SELECT name FROM refs)
same  SELECT path FROM files WHERE NOT lang IN (SELECT name FROM refs)
other SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.name = f.lang)
other SELECT path FROM files WHERE lang NOT IN (SELECT name FROM refs WHERE name IS NOT NULL)
other SELECT f.path FROM files f LEFT JOIN refs r ON r.name = f.lang WHERE r.path IS NULL

# NOT IN over columns that a filter keeps from being null
same  SELECT path FROM files WHERE lang IS NOT NULL AND lang NOT IN (SELECT name FROM refs WHERE name IS NOT NULL)
same  SELECT path FROM files f WHERE lang IS NOT NULL AND NOT EXISTS (SELECT 1 FROM refs r WHERE r.name = f.lang)
other SELECT path FROM files WHERE lang NOT IN (SELECT name FROM refs WHERE name IS NOT NULL)
other SELECT path FROM files WHERE lang IS NOT NULL AND lang NOT IN (SELECT name FROM refs)

# IN over two columns
same  SELECT path FROM files f WHERE (path, lang) IN (SELECT path, name FROM refs)
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND r.name = f.lang)
other SELECT path FROM files f WHERE (path, lang) IN (SELECT name, path FROM refs)
other SELECT path FROM files f WHERE path IN (SELECT path FROM refs) AND lang IN (SELECT name FROM refs)

# IN as a value
same  SELECT path, path IN (SELECT path FROM refs) AS b FROM files
same  SELECT x.path, x.path IN (SELECT r.path FROM refs r) AS b FROM files x
other SELECT path, lang IN (SELECT name FROM refs) AS b FROM files
other SELECT path, path NOT IN (SELECT path FROM refs) AS b FROM files

# EXISTS in an OR
same  SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)
same  SELECT path FROM files f WHERE EXISTS (SELECT name FROM refs WHERE refs.path = f.path) OR f.lang = 'js'
other SELECT path FROM files f WHERE lang = 'js' AND EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path)

# sub-queries inside sub-queries
same  SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM ast a WHERE a.path = r.path AND a.repo = f.repo))
same  SELECT path FROM files x WHERE EXISTS (SELECT 1 FROM refs y WHERE EXISTS (SELECT 1 FROM ast z WHERE z.repo = x.repo AND y.path = z.path) AND x.path = y.path)
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM ast a WHERE a.path = r.name AND a.repo = f.repo))
other SELECT path FROM files f WHERE EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND NOT EXISTS (SELECT 1 FROM ast a WHERE a.path = r.path AND a.repo = f.repo))

# the depth a name is bound at
same  SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM files g WHERE g.size > r.bend))
same  SELECT path FROM files a WHERE EXISTS (SELECT 1 FROM refs b WHERE EXISTS (SELECT 1 FROM files c WHERE b.bend < c.size) AND b.path = a.path) OR a.lang = 'js'
other SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM files g WHERE f.size > r.bend))
other SELECT path FROM files f WHERE lang = 'js' OR EXISTS (SELECT 1 FROM refs r WHERE r.path = f.path AND EXISTS (SELECT 1 FROM files g WHERE g.size > g.score))

# scalar sub-queries
same  SELECT path, (SELECT count(*) FROM refs r WHERE r.path = f.path) AS c FROM files f
same  SELECT g.path, (SELECT count(*) FROM refs q WHERE g.path = q.path) AS c FROM files AS g
same  SELECT f.path, coalesce(x.c, 0) AS c FROM files f LEFT JOIN (SELECT path, count(*) AS c FROM refs GROUP BY path) x ON x.path = f.path
other SELECT path, (SELECT count(*) FROM refs r WHERE r.name = f.path) AS c FROM files f
other SELECT f.path, x.c FROM files f LEFT JOIN (SELECT path, count(*) AS c FROM refs GROUP BY path) x ON x.path = f.path
other SELECT f.path, x.c FROM files f JOIN (SELECT path, count(*) AS c FROM refs GROUP BY path) x ON x.path = f.path
other SELECT path, (SELECT count(name) FROM refs r WHERE r.path = f.path) AS c FROM files f
other SELECT path, (SELECT count(*) FROM refs r) AS c FROM files f

# scalar aggregates that are null over nothing
same  SELECT path, (SELECT max(r.bend) FROM refs r WHERE r.path = f.path) AS m FROM files f
same  SELECT f.path, x.m FROM files f LEFT JOIN (SELECT path, max(bend) AS m FROM refs GROUP BY path) x ON x.path = f.path
other SELECT path, (SELECT min(r.bend) FROM refs r WHERE r.path = f.path) AS m FROM files f
other SELECT f.path, x.m FROM files f JOIN (SELECT path, max(bend) AS m FROM refs GROUP BY path) x ON x.path = f.path
other SELECT path, coalesce((SELECT max(r.bend) FROM refs r WHERE r.path = f.path), 0) AS m FROM files f

# a scalar sub-query that depends on nothing
same  SELECT path, (SELECT max(size) FROM files) AS m FROM refs
same  SELECT r.path, x.m FROM refs r CROSS JOIN (SELECT max(size) AS m FROM files) x
other SELECT path, (SELECT min(size) FROM files) AS m FROM refs

# a scalar sub-query in a condition
same  SELECT path FROM files f WHERE size > (SELECT avg(bend) FROM refs r WHERE r.path = f.path)
same  SELECT path FROM files f WHERE (SELECT avg(bend) FROM refs r WHERE r.path = f.path) < size
other SELECT path FROM files f WHERE size > (SELECT avg(bend) FROM refs r)
other SELECT path FROM files f WHERE size >= (SELECT max(bend) FROM refs r WHERE r.path = f.path)

# lateral sub-queries
same  SELECT f.path, x.n FROM files f, LATERAL (SELECT r.name AS n FROM refs r WHERE r.path = f.path) x
same  SELECT f.path, r.name AS n FROM files f JOIN refs r ON r.path = f.path
other SELECT f.path, x.n FROM files f LEFT JOIN LATERAL (SELECT r.name AS n FROM refs r WHERE r.path = f.path) x ON TRUE
