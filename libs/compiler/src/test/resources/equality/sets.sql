# order of the branches
same  SELECT path FROM files UNION ALL SELECT path FROM refs
same  SELECT path FROM refs UNION ALL SELECT path FROM files
same  (SELECT path FROM refs) UNION ALL (SELECT f.path FROM files f)
same  SELECT * FROM (SELECT path FROM files UNION ALL SELECT path FROM refs) x
other SELECT path FROM files UNION SELECT path FROM refs
other SELECT path FROM files UNION ALL SELECT name FROM refs
other SELECT path FROM files UNION ALL SELECT path FROM refs UNION ALL SELECT path FROM files
other SELECT path FROM files UNION ALL SELECT path FROM refs WHERE name = 'x'

# nested unions
same  SELECT path FROM files UNION ALL SELECT path FROM refs UNION ALL SELECT path FROM ast
same  SELECT path FROM files UNION ALL (SELECT path FROM ast UNION ALL SELECT path FROM refs)
same  SELECT path FROM (SELECT path FROM ast UNION ALL SELECT path FROM files) x UNION ALL SELECT path FROM refs
other SELECT path FROM files UNION ALL (SELECT path FROM ast UNION SELECT path FROM refs)
other SELECT path FROM files UNION (SELECT path FROM ast UNION ALL SELECT path FROM refs)

# UNION
same  SELECT path FROM files UNION SELECT path FROM refs
same  SELECT DISTINCT path FROM (SELECT path FROM refs UNION ALL SELECT path FROM files) x
same  SELECT path FROM (SELECT path FROM refs UNION ALL SELECT path FROM files) x GROUP BY path
same  SELECT path FROM files UNION SELECT path FROM refs UNION SELECT path FROM files
same  SELECT DISTINCT path FROM files UNION SELECT DISTINCT path FROM refs
same  SELECT path FROM files UNION (SELECT path FROM refs UNION ALL SELECT path FROM files)
same  (SELECT path FROM files UNION ALL SELECT path FROM files) UNION SELECT path FROM refs
other SELECT path FROM files UNION ALL SELECT path FROM refs
other SELECT DISTINCT path FROM files UNION ALL SELECT DISTINCT path FROM refs
other SELECT path FROM files UNION SELECT name FROM refs

# a union with itself
same  SELECT path FROM files UNION ALL SELECT path FROM files
other SELECT path FROM files
other SELECT path FROM files UNION SELECT path FROM files
other SELECT path FROM files UNION ALL SELECT path FROM files UNION ALL SELECT path FROM files

# one branch
same  SELECT path, lang FROM files UNION SELECT path, lang FROM files
same  SELECT DISTINCT path, lang FROM files
other SELECT path, lang FROM files

# a branch that gives nothing
same  SELECT path FROM files UNION ALL SELECT path FROM refs WHERE FALSE
same  SELECT path FROM files
other SELECT path FROM files UNION ALL SELECT path FROM refs WHERE name IS NULL

# a filter over a union
same  SELECT path FROM (SELECT path, size AS n FROM files UNION ALL SELECT path, bend AS n FROM refs) x WHERE n > 5
same  SELECT path FROM files WHERE size > 5 UNION ALL SELECT path FROM refs WHERE bend > 5
other SELECT path FROM files WHERE size > 5 UNION ALL SELECT path FROM refs

# branches of one table with conditions that exclude each other stay branches
same  SELECT path FROM files WHERE size > 5 UNION ALL SELECT path FROM files WHERE size <= 5
same  SELECT path FROM files WHERE size <= 5 UNION ALL SELECT path FROM files WHERE NOT size <= 5
other SELECT path FROM files
other SELECT path FROM files WHERE size > 5 UNION SELECT path FROM files WHERE size <= 5
other SELECT path FROM files WHERE size > 5 UNION ALL SELECT path FROM files WHERE size < 5

# columns of branches go by place
same  SELECT path, lang FROM files UNION ALL SELECT path, name FROM refs
same  SELECT path, name AS lang FROM refs UNION ALL SELECT path, lang FROM files
same  SELECT x.path, x.lang FROM (SELECT path, lang FROM files UNION ALL SELECT path AS name, name AS path FROM refs) x
other SELECT path, lang FROM files UNION ALL SELECT name, path FROM refs
names SELECT path, name FROM refs UNION ALL SELECT path, lang FROM files

# types of branches
same  SELECT path, size FROM files UNION ALL SELECT path, ref_id FROM refs
same  SELECT path, size FROM files UNION ALL SELECT path, CAST(ref_id AS BIGINT) FROM refs
names SELECT path, CAST(size AS DOUBLE) AS size FROM files UNION ALL SELECT path, ref_id FROM refs

# EXCEPT
same  SELECT path FROM files EXCEPT SELECT path FROM refs
same  SELECT DISTINCT path FROM files EXCEPT SELECT DISTINCT path FROM refs
other SELECT path FROM refs EXCEPT SELECT path FROM files
other SELECT path FROM files EXCEPT ALL SELECT path FROM refs
other SELECT path FROM files WHERE path NOT IN (SELECT path FROM refs)
other SELECT path FROM files INTERSECT SELECT path FROM refs

# EXCEPT of nulls
same  SELECT lang FROM files EXCEPT SELECT name FROM refs
other SELECT DISTINCT lang FROM files WHERE lang NOT IN (SELECT name FROM refs)
other SELECT DISTINCT lang FROM files f WHERE NOT EXISTS (SELECT 1 FROM refs r WHERE r.name = f.lang)

# several EXCEPT
same  SELECT path FROM files EXCEPT SELECT path FROM refs EXCEPT SELECT path FROM ast
same  SELECT path FROM files EXCEPT SELECT path FROM ast EXCEPT SELECT path FROM refs
same  SELECT path FROM files EXCEPT (SELECT path FROM ast UNION SELECT path FROM refs)
other SELECT path FROM files EXCEPT (SELECT path FROM ast EXCEPT SELECT path FROM refs)
other SELECT path FROM ast EXCEPT SELECT path FROM files EXCEPT SELECT path FROM refs

# INTERSECT
same  SELECT path FROM files INTERSECT SELECT path FROM refs
same  SELECT path FROM refs INTERSECT SELECT path FROM files
other SELECT path FROM files INTERSECT ALL SELECT path FROM refs
other SELECT path FROM files WHERE path IN (SELECT path FROM refs)

# INTERSECT binds tighter
same  SELECT path FROM files UNION SELECT path FROM refs INTERSECT SELECT path FROM ast
same  SELECT path FROM files UNION (SELECT path FROM refs INTERSECT SELECT path FROM ast)
same  (SELECT path FROM ast INTERSECT SELECT path FROM refs) UNION SELECT path FROM files
other (SELECT path FROM files UNION SELECT path FROM refs) INTERSECT SELECT path FROM ast

# EXCEPT ALL
same  SELECT path FROM refs EXCEPT ALL SELECT path FROM files
other SELECT path FROM refs EXCEPT SELECT path FROM files
other SELECT path FROM files EXCEPT ALL SELECT path FROM refs

# VALUES
same  SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(n, t)
same  SELECT * FROM (VALUES (2, 'b'), (1, 'a')) AS v(n, t)
same  SELECT n, t FROM (VALUES ('b', 2), ('a', 1)) AS v(t, n)
same  SELECT 1 AS n, 'a' AS t UNION ALL SELECT 2 AS n, 'b' AS t
other SELECT * FROM (VALUES (1, 'b'), (2, 'a')) AS v(n, t)
other SELECT * FROM (VALUES (1, 'a'), (2, 'b'), (2, 'b')) AS v(n, t)
other SELECT * FROM (VALUES (1, 'a')) AS v(n, t)

# one row
same  SELECT 1 AS n, 'a' AS t
same  SELECT * FROM (VALUES (1, 'a')) AS v(n, t)
other SELECT 1 AS n, 'b' AS t
