# inner joins
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path
same  SELECT f.path, r.name FROM refs r JOIN files f ON r.path = f.path
same  SELECT f.path, r.name FROM files f, refs r WHERE f.path = r.path
same  SELECT f.path, r.name FROM files f CROSS JOIN refs r WHERE r.path = f.path
same  SELECT path, name FROM files JOIN refs USING (path)
same  SELECT path, name FROM refs NATURAL JOIN files
same  SELECT x.path, x.name FROM (SELECT f.path, r.name FROM files f INNER JOIN refs r ON r.path = f.path) x
same  SELECT r.path, r.name FROM files f JOIN refs r ON f.path = r.path
same  SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.path IS NOT NULL
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path
other SELECT r.path, r.name FROM files f RIGHT JOIN refs r ON f.path = r.path
other SELECT DISTINCT f.path, r.name FROM files f JOIN refs r ON f.path = r.path
other SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.name
other SELECT f.path, f.lang AS name FROM files f JOIN refs r ON f.path = r.path
other SELECT f.path, r.name FROM files f, refs r

# which side a filter stands on
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path AND r.bend > 2 WHERE f.size > 5
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path AND f.size > 5 WHERE r.bend > 2
same  SELECT f.path, r.name FROM (SELECT * FROM files WHERE size > 5) f JOIN (SELECT * FROM refs WHERE bend > 2) r ON f.path = r.path
other SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path AND r.bend > 2 OR f.size > 5

# conditions of an outer join are not those of its WHERE
same  SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path AND r.name = 'x'
same  SELECT f.path, r.name FROM files f LEFT JOIN (SELECT path, name FROM refs WHERE name = 'x') r ON f.path = r.path
same  SELECT f.path, r.name FROM (SELECT * FROM refs WHERE 'x' = name) r RIGHT JOIN files f ON r.path = f.path
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.name = 'x'
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path AND f.lang = 'js'
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.name = 'x' OR r.name IS NULL

# a filter that refuses nulls makes an outer join an inner one
same  SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.name = 'x'
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE r.name = 'x'
same  SELECT f.path, r.name FROM refs r RIGHT JOIN files f ON f.path = r.path AND r.name = 'x' WHERE r.name IS NOT NULL
same  SELECT f.path, r.name FROM refs r FULL JOIN files f ON f.path = r.path WHERE r.name = 'x' AND f.path IS NOT NULL
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE r.name = 'x' OR f.size > 1

# a filter over the left side
same  SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE f.size > 5
same  SELECT f.path, r.name FROM (SELECT * FROM files WHERE size > 5) f LEFT JOIN refs r ON f.path = r.path
other SELECT f.path, r.name FROM files f LEFT JOIN refs r ON f.path = r.path AND f.size > 5

# full joins
same  SELECT f.path AS p, r.path AS q FROM files f FULL JOIN refs r ON f.path = r.path
same  SELECT f.path AS p, r.path AS q FROM refs r FULL OUTER JOIN files f ON r.path = f.path
other SELECT f.path AS p, r.path AS q FROM files f LEFT JOIN refs r ON f.path = r.path
other SELECT f.path AS p, r.path AS q FROM files f RIGHT JOIN refs r ON f.path = r.path
other SELECT f.path AS p, r.path AS q FROM files f FULL JOIN refs r ON f.path = r.name
other SELECT r.path AS p, f.path AS q FROM files f FULL JOIN refs r ON f.path = r.path
other SELECT f.path AS p, r.path AS q FROM files f FULL JOIN refs r ON f.path = r.path AND r.name = 'x'
other SELECT f.path AS p, r.path AS q FROM files f FULL JOIN (SELECT * FROM refs WHERE name = 'x') r ON f.path = r.path

# full joins that a filter makes outer ones
same  SELECT f.path AS p, r.name FROM files f FULL JOIN refs r ON f.path = r.path WHERE f.size > 5
same  SELECT f.path AS p, r.name FROM files f LEFT JOIN refs r ON f.path = r.path WHERE f.size > 5

# USING over full joins
same  SELECT path, size, ref_id FROM files FULL JOIN refs USING (path)
same  SELECT coalesce(f.path, r.path) AS path, f.size, r.ref_id FROM files f FULL JOIN refs r ON f.path = r.path
other SELECT f.path, f.size, r.ref_id FROM files f FULL JOIN refs r ON f.path = r.path

# order of several joins
same  SELECT a.path FROM files a JOIN refs b ON a.path = b.path JOIN refs c ON b.name = c.name JOIN ast d ON d.path = c.path
same  SELECT a.path FROM ast d JOIN refs c ON d.path = c.path JOIN refs b ON b.name = c.name JOIN files a ON a.path = b.path
same  SELECT a.path FROM refs c, refs b, ast d, files a WHERE d.path = c.path AND b.name = c.name AND a.path = b.path
same  SELECT a.path FROM files a JOIN (refs b JOIN (refs c JOIN ast d ON d.path = c.path) ON c.name = b.name) ON b.path = a.path
other SELECT a.path FROM files a JOIN refs b ON a.path = b.path JOIN refs c ON b.name = c.name JOIN ast d ON d.path = b.path
other SELECT c.path FROM files a JOIN refs b ON a.path = b.path JOIN refs c ON b.name = c.name JOIN ast d ON d.path = c.path

# a table joined to itself: which copy is which
same  SELECT f.path AS a, g.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size > g.size
same  SELECT f.path AS a, g.path AS b FROM files g JOIN files f ON f.repo = g.repo AND g.size < f.size
same  SELECT y.path AS a, x.path AS b FROM files x, files y WHERE x.size < y.size AND y.repo = x.repo
other SELECT f.path AS a, g.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size < g.size
other SELECT f.path AS a, f.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size > g.size
other SELECT g.path AS a, f.path AS b FROM files f JOIN files g ON f.repo = g.repo AND f.size > g.size

# three copies in a ring and in a row
same  SELECT a.path FROM refs a, refs b, refs c WHERE a.name = b.name AND b.bstart = c.bend AND c.ref_id = a.ref_id
same  SELECT y.path FROM refs x, refs y, refs z WHERE y.name = z.name AND z.bstart = x.bend AND x.ref_id = y.ref_id
same  SELECT c.path FROM refs c JOIN refs a ON c.name = a.name JOIN refs b ON a.bstart = b.bend AND b.ref_id = c.ref_id
other SELECT b.path FROM refs a, refs b, refs c WHERE a.name = b.name AND b.bstart = c.bend AND c.ref_id = a.ref_id
other SELECT a.path FROM refs a, refs b, refs c WHERE a.name = b.name AND a.bstart = c.bend AND c.ref_id = a.ref_id

# copies that nothing tells apart
same  SELECT count(*) AS c FROM files a, files b WHERE a.repo = b.repo
same  SELECT count(*) AS c FROM files b, files a WHERE a.repo = b.repo
same  SELECT count(*) AS c FROM files a JOIN files b ON b.repo = a.repo
other SELECT count(*) AS c FROM files a, files b
other SELECT count(*) AS c FROM files a, files b, files d WHERE a.repo = b.repo
other SELECT count(*) AS c FROM files a, files b, files d WHERE a.repo = b.repo AND b.repo = d.repo

# symmetric rings of four, against two pairs
same  SELECT count(*) AS c FROM refs a, refs b, refs c, refs d WHERE a.path = b.name AND b.path = c.name AND c.path = d.name AND d.path = a.name
same  SELECT count(*) AS c FROM refs d, refs b, refs a, refs c WHERE d.path = a.name AND c.path = d.name AND b.path = c.name AND a.path = b.name
other SELECT count(*) AS c FROM refs a, refs b, refs c, refs d WHERE a.path = b.name AND b.path = a.name AND c.path = d.name AND d.path = c.name

# an equality that follows from two others
same  SELECT f.path FROM files f, refs r, ast a WHERE f.path = r.path AND r.path = a.path
same  SELECT f.path FROM files f, refs r, ast a WHERE f.path = a.path AND r.path = a.path
same  SELECT f.path FROM files f, refs r, ast a WHERE f.path = r.path AND r.path = a.path AND a.path = f.path
same  SELECT a.path FROM files f JOIN refs r USING (path) JOIN ast a USING (path)
other SELECT f.path FROM files f, refs r, ast a WHERE f.path = r.path AND r.path = a.repo
other SELECT f.path FROM files f, refs r, ast a WHERE f.path = r.path

# a constant that follows from an equality
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE f.path = 'a.py'
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE r.path = 'a.py'
same  SELECT f.path, r.name FROM files f, refs r WHERE f.path = 'a.py' AND r.path = 'a.py'
same  SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE r.path = 'a.py' AND f.path = 'a.py'
other SELECT f.path, r.name FROM files f JOIN refs r ON f.path = r.path WHERE f.lang = 'a.py'
other SELECT f.path, r.name FROM files f, refs r WHERE f.path = 'a.py'

# several outer joins
same  SELECT f.path, r.name, a.repo FROM files f LEFT JOIN refs r ON f.path = r.path LEFT JOIN ast a ON a.path = f.path
same  SELECT f.path, r.name, a.repo FROM files f LEFT JOIN ast a ON a.path = f.path LEFT JOIN refs r ON r.path = f.path
other SELECT f.path, r.name, a.repo FROM files f LEFT JOIN refs r ON f.path = r.path LEFT JOIN ast a ON a.path = r.path
other SELECT f.path, r.name, a.repo FROM files f LEFT JOIN (refs r JOIN ast a ON a.path = r.path) ON f.path = r.path
other SELECT f.path, r.name, a.repo FROM files f LEFT JOIN refs r ON f.path = r.path JOIN ast a ON a.path = f.path

# an outer join before or after an inner one
same  SELECT f.path, r.name, a.repo FROM files f LEFT JOIN refs r ON f.path = r.path JOIN ast a ON a.path = f.path
same  SELECT f.path, r.name, a.repo FROM files f JOIN ast a ON a.path = f.path LEFT JOIN refs r ON f.path = r.path
other SELECT f.path, r.name, a.repo FROM files f LEFT JOIN refs r ON f.path = r.path JOIN ast a ON a.path = r.path

# an outer join whose right side nobody reads still repeats rows
same  SELECT f.path FROM files f LEFT JOIN refs r ON f.path = r.path
same  SELECT f.path FROM refs r RIGHT JOIN files f ON f.path = r.path
other SELECT f.path FROM files f
other SELECT f.path FROM files f JOIN refs r ON f.path = r.path

# conditions that are no equality
same  SELECT f.path, r.ref_id FROM files f JOIN refs r ON f.size > r.bstart
same  SELECT f.path, r.ref_id FROM refs r JOIN files f ON r.bstart < f.size
other SELECT f.path, r.ref_id FROM files f JOIN refs r ON f.size >= r.bstart
other SELECT f.path, r.ref_id FROM files f LEFT JOIN refs r ON f.size > r.bstart

# null-safe join conditions
same  SELECT f.path, r.ref_id FROM files f JOIN refs r ON f.lang IS NOT DISTINCT FROM r.name
same  SELECT f.path, r.ref_id FROM files f, refs r WHERE r.name IS NOT DISTINCT FROM f.lang
other SELECT f.path, r.ref_id FROM files f JOIN refs r ON f.lang = r.name
other SELECT f.path, r.ref_id FROM files f JOIN refs r ON f.lang = r.name OR f.lang IS NULL

# ON TRUE
same  SELECT f.path, r.ref_id FROM files f CROSS JOIN refs r
same  SELECT f.path, r.ref_id FROM files f JOIN refs r ON TRUE
same  SELECT f.path, r.ref_id FROM refs r, files f
same  SELECT f.path, r.ref_id FROM files f JOIN refs r ON 1 = 1
other SELECT f.path, r.ref_id FROM files f LEFT JOIN refs r ON TRUE
other SELECT f.path, r.ref_id FROM files f LEFT JOIN refs r ON FALSE

# a computed column on the right of an outer join is null where nothing matches
same  SELECT f.path, x.n FROM files f LEFT JOIN (SELECT path, coalesce(name, '-') AS n FROM refs) x ON x.path = f.path
other SELECT f.path, coalesce(x.name, '-') AS n FROM files f LEFT JOIN refs x ON x.path = f.path
other SELECT f.path, x.n FROM files f LEFT JOIN (SELECT path, name AS n FROM refs) x ON x.path = f.path

# a constant column on the right of an outer join
same  SELECT f.path, x.k FROM files f LEFT JOIN (SELECT path, 1 AS k FROM refs) x ON x.path = f.path
other SELECT f.path, 1 AS k FROM files f LEFT JOIN refs r ON r.path = f.path
