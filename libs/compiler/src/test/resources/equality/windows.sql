# QUALIFY
same  SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) = 1
same  SELECT path, ref_id FROM (SELECT path, ref_id, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS rn FROM refs) x WHERE rn = 1
same  SELECT path, ref_id FROM (SELECT path, ref_id, row_number() OVER w AS rn FROM refs WINDOW w AS (PARTITION BY path ORDER BY ref_id, bstart)) x WHERE x.rn = 1
same  WITH x AS (SELECT *, row_number() OVER (PARTITION BY path ORDER BY ref_id ASC, bstart NULLS LAST) AS rn FROM refs) SELECT path, ref_id FROM x WHERE 1 = rn
other SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id DESC, bstart) = 1
other SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY name ORDER BY ref_id, bstart) = 1
other SELECT path, ref_id FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) = 2
other SELECT path, ref_id FROM refs QUALIFY row_number() OVER (ORDER BY ref_id, bstart) = 1
other SELECT path, ref_id FROM refs QUALIFY rank() OVER (PARTITION BY path ORDER BY ref_id) = 1

# a filter below and above a window
same  SELECT path, ref_id FROM refs WHERE bend IS NOT NULL QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id DESC, bstart) = 1
same  SELECT path, ref_id FROM (SELECT * FROM refs WHERE bend IS NOT NULL) x QUALIFY row_number() OVER (PARTITION BY path ORDER BY ref_id DESC, bstart) = 1
other SELECT path, ref_id FROM (SELECT path, ref_id, bend, row_number() OVER (PARTITION BY path ORDER BY ref_id DESC, bstart) AS n FROM refs) x WHERE n = 1 AND bend IS NOT NULL

# a filter over the partition key may go below
same  SELECT path, n FROM (SELECT path, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS n FROM refs) x WHERE path = 'a.py'
same  SELECT path, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS n FROM refs WHERE path = 'a.py'
other SELECT path, n FROM (SELECT path, name, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS n FROM refs) x WHERE name = 'y'
other SELECT path, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS n FROM refs WHERE name = 'y'

# frames by default
same  SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id RANGE UNBOUNDED PRECEDING) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id ASC NULLS LAST) AS s FROM refs
other SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM refs
other SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS s FROM refs
other SELECT path, sum(bend) OVER (PARTITION BY path) AS s FROM refs
other SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id DESC) AS s FROM refs

# without an order the frame is the partition
same  SELECT path, sum(bend) OVER (PARTITION BY path) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS s FROM refs
same  SELECT path, sum(bend) OVER (PARTITION BY path ORDER BY ref_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS s FROM refs
other SELECT path, sum(bend) OVER () AS s FROM refs
other SELECT path, sum(bend) OVER (PARTITION BY path, ref_id) AS s FROM refs

# partition keys are a set
same  SELECT path, count(*) OVER (PARTITION BY path, name) AS c FROM refs
same  SELECT path, count(*) OVER (PARTITION BY name, path) AS c FROM refs
same  SELECT path, count(*) OVER (PARTITION BY name, path, name) AS c FROM refs
same  SELECT path, count(1) OVER (PARTITION BY path, name) AS c FROM refs
other SELECT path, count(*) OVER (PARTITION BY name) AS c FROM refs
other SELECT path, count(name) OVER (PARTITION BY path, name) AS c FROM refs
other SELECT path, count(*) OVER (PARTITION BY path ORDER BY name) AS c FROM refs

# order keys are a list
same  SELECT path, rank() OVER (ORDER BY name, ref_id) AS r FROM refs
same  SELECT path, rank() OVER (ORDER BY name NULLS LAST, ref_id, name) AS r FROM refs
other SELECT path, rank() OVER (ORDER BY ref_id, name) AS r FROM refs
other SELECT path, rank() OVER (ORDER BY name NULLS FIRST, ref_id) AS r FROM refs
other SELECT path, rank() OVER (ORDER BY name DESC, ref_id) AS r FROM refs
other SELECT path, dense_rank() OVER (ORDER BY name, ref_id) AS r FROM refs

# an order key that is a partition key
same  SELECT path, rank() OVER (PARTITION BY path ORDER BY ref_id) AS r FROM refs
same  SELECT path, rank() OVER (PARTITION BY path ORDER BY path, ref_id) AS r FROM refs
other SELECT path, rank() OVER (ORDER BY path, ref_id) AS r FROM refs

# frames
same  SELECT path, ref_id, sum(bend) OVER (PARTITION BY path ORDER BY ref_id, bstart ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM refs
same  SELECT path, ref_id, sum(bend) OVER (PARTITION BY path ORDER BY ref_id, bstart ROWS 1 PRECEDING) AS s FROM refs
other SELECT path, ref_id, sum(bend) OVER (PARTITION BY path ORDER BY ref_id, bstart ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS s FROM refs
other SELECT path, ref_id, sum(bend) OVER (PARTITION BY path ORDER BY ref_id, bstart ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS s FROM refs
other SELECT path, ref_id, sum(bend) OVER (PARTITION BY path ORDER BY ref_id, bstart ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS s FROM refs

# neighbours
same  SELECT path, ref_id, lag(name) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
same  SELECT path, ref_id, lag(name, 1) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
same  SELECT path, ref_id, lag(name, 1, NULL) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
other SELECT path, ref_id, lag(name, 2) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
other SELECT path, ref_id, lead(name) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
other SELECT path, ref_id, lag(name, 1, '?') OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
other SELECT path, ref_id, lag(name) IGNORE NULLS OVER (ORDER BY ref_id, bstart, path) AS l FROM refs
engine SELECT path, ref_id, lag(name IGNORE NULLS) OVER (ORDER BY ref_id, bstart, path) AS l FROM refs

# two windows
same  SELECT path, count(*) OVER (PARTITION BY path) AS a, max(bend) OVER (PARTITION BY name) AS b FROM refs
same  SELECT path, a, b FROM (SELECT path, max(bend) OVER (PARTITION BY name) AS b, count(*) OVER (PARTITION BY path) AS a FROM refs) x
same  SELECT path, a, max(bend) OVER (PARTITION BY name) AS b FROM (SELECT *, count(*) OVER (PARTITION BY path) AS a FROM refs) x
other SELECT path, count(*) OVER (PARTITION BY name) AS a, max(bend) OVER (PARTITION BY path) AS b FROM refs

# an expression over a window
same  SELECT path, count(*) OVER (PARTITION BY path) + 1 AS a FROM refs
same  SELECT path, c + 1 AS a FROM (SELECT path, count(*) OVER (PARTITION BY path) AS c FROM refs) x
other SELECT path, count(*) OVER (PARTITION BY path) AS a FROM refs

# a window over groups
same  SELECT repo, count(*) AS c, rank() OVER (ORDER BY count(*)) AS r FROM files GROUP BY repo
same  SELECT repo, c, rank() OVER (ORDER BY c) AS r FROM (SELECT repo, count(*) AS c FROM files GROUP BY repo) x
other SELECT repo, count(*) AS c, rank() OVER (ORDER BY count(*) DESC) AS r FROM files GROUP BY repo

# DISTINCT comes after windows
same  SELECT DISTINCT path, count(*) OVER (PARTITION BY path) AS c FROM refs
same  SELECT path, c FROM (SELECT path, count(*) OVER (PARTITION BY path) AS c FROM refs) x GROUP BY path, c
other SELECT path, count(*) OVER (PARTITION BY path) AS c FROM (SELECT DISTINCT path FROM refs) x
other SELECT path, count(*) OVER (PARTITION BY path) AS c FROM refs

# a join under a window is no window under a join
same  SELECT f.path, row_number() OVER (PARTITION BY f.path ORDER BY r.ref_id, r.bstart, f.size) AS n FROM files f JOIN refs r ON r.path = f.path
same  SELECT r.path, row_number() OVER (PARTITION BY r.path ORDER BY r.ref_id, r.bstart, f.size) AS n FROM refs r JOIN files f ON f.path = r.path
other SELECT f.path, x.n FROM files f JOIN (SELECT path, row_number() OVER (PARTITION BY path ORDER BY ref_id, bstart) AS n FROM refs) x ON x.path = f.path

# a limit
same  SELECT path, size FROM files ORDER BY size, path LIMIT 2
same  SELECT f.path, f.size FROM files f ORDER BY f.size ASC NULLS LAST, f.path LIMIT 2
same  SELECT path, size FROM files ORDER BY size, path FETCH FIRST 2 ROWS ONLY
same  SELECT path, size FROM files ORDER BY 2, 1 LIMIT 2
same  SELECT path, size FROM files ORDER BY size, path LIMIT 2 OFFSET 0
other SELECT path, size FROM files ORDER BY path, size LIMIT 2
other SELECT path, size FROM files ORDER BY size, path LIMIT 3
other SELECT path, size FROM files ORDER BY size DESC, path LIMIT 2
other SELECT path, size FROM files ORDER BY size NULLS FIRST, path LIMIT 2
other SELECT path, size FROM files ORDER BY size, path LIMIT 2 OFFSET 1

# a filter under a limit is no filter over it
same  SELECT path, size FROM files WHERE size > 5 ORDER BY path, size LIMIT 2
other SELECT path, size FROM (SELECT path, size FROM files ORDER BY path, size LIMIT 2) x WHERE size > 5

# computed columns beside a window that decides
same  SELECT path, bend - bstart AS width FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY bstart, ref_id) = 1
same  SELECT path, width FROM (SELECT path, bend - bstart AS width, row_number() OVER (PARTITION BY path ORDER BY bstart, ref_id) AS n FROM refs) AS w WHERE n = 1
other SELECT path, bend - bstart AS width FROM refs QUALIFY row_number() OVER (PARTITION BY path ORDER BY bstart, ref_id) = 2
