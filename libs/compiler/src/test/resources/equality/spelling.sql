# aliases, quotes, capitals, white space, comments
same  SELECT path, size FROM files WHERE size > 5 AND lang = 'python'
same  select F.PATH, f.Size from FILES as F where F.SIZE > 5 and f.lang = 'python'
same  SELECT "path", "size" FROM "files" WHERE "size" > 5 AND "lang" = 'python'
same  SELECT /* c */ path,size FROM files -- tail
        WHERE size>5 AND lang='python'
same  SELECT x.path AS path, x.size FROM files x WHERE (x.size > 5) AND ((x.lang) = 'python')
same  SELECT path, size FROM (SELECT * FROM files) AS t WHERE size > 5 AND lang = 'python'
same  SELECT a AS path, b AS size FROM (SELECT path AS a, size AS b, lang AS c FROM files) AS t WHERE b > 5 AND c = 'python'
same  SELECT t.a AS path, t.b AS size FROM (SELECT path, size, lang FROM files) AS t(a, b, c) WHERE t.b > 5 AND t.c = 'python'
other SELECT path, size FROM files WHERE size >= 5 AND lang = 'python'
other SELECT path, size FROM files WHERE size > 5 OR lang = 'python'
other SELECT path, size FROM files WHERE size > 5 AND lang = 'Python'
other SELECT path, size FROM files WHERE size > 5
other SELECT path, size FROM files WHERE size > 5 AND lang <> 'python'

# names and order of columns count
same  SELECT path AS p, lang AS l FROM files
same  SELECT p, l FROM (SELECT lang AS l, path AS p FROM files) AS x
names SELECT path AS p, lang AS m FROM files
names SELECT path AS q, lang AS l FROM files
other SELECT lang AS l, path AS p FROM files
names SELECT path AS l, lang AS p FROM files

# a star is its columns
same  SELECT * FROM files
same  SELECT path, repo, lang, size, score FROM files
same  SELECT f.* FROM files AS f
same  SELECT * FROM (SELECT * FROM files) AS x
same  WITH x AS (SELECT * FROM files) SELECT x.* FROM x
other SELECT repo, path, lang, size, score FROM files

# a star over a join
same  SELECT * FROM files f JOIN refs r USING (path)
same  SELECT f.path, f.repo, f.lang, f.size, f.score, r.ref_id, r.name, r.bstart, r.bend FROM files f JOIN refs r ON f.path = r.path
same  SELECT path, repo, lang, size, score, ref_id, name, bstart, bend FROM files NATURAL JOIN refs

# sub-query, WITH, nested WITH, unused WITH
same  SELECT path FROM files WHERE size > 5 AND lang = 'python'
same  WITH a AS (SELECT * FROM files), b AS (SELECT path, lang FROM a WHERE size > 5) SELECT b.path FROM b WHERE b.lang = 'python'
same  WITH unused AS (SELECT name FROM refs), x AS (SELECT * FROM files WHERE size > 5) SELECT path FROM x WHERE lang = 'python'
same  SELECT path FROM (WITH i AS (SELECT path, lang, size FROM files) SELECT * FROM i WHERE size > 5) AS o WHERE lang = 'python'
same  SELECT path FROM (SELECT path, lang FROM (SELECT * FROM files WHERE lang = 'python') AS a WHERE size > 5) AS b
same  WITH refs AS (SELECT * FROM files) SELECT path FROM refs WHERE size > 5 AND lang = 'python'
other WITH files AS (SELECT * FROM files WHERE size > 6) SELECT path FROM files WHERE lang = 'python'

# a WITH item that is named twice is the sub-query twice
same  WITH x AS (SELECT path, size FROM files WHERE size > 5) SELECT a.path, b.size FROM x a JOIN x b ON a.path = b.path
same  SELECT a.path, b.size FROM (SELECT path, size FROM files WHERE size > 5) a JOIN (SELECT path, size FROM files WHERE size > 5) b ON a.path = b.path
same  SELECT a.path, b.size FROM files a, files b WHERE a.path = b.path AND a.size > 5 AND b.size > 5
other SELECT a.path, a.size FROM files a JOIN refs b ON a.path = b.path WHERE a.size > 5
other SELECT path, size FROM files WHERE size > 5

# ORDER BY inside says nothing
same  SELECT path FROM files
same  SELECT path FROM (SELECT path FROM files ORDER BY size) AS x
same  WITH x AS (SELECT path, size FROM files ORDER BY size DESC NULLS FIRST) SELECT path FROM x
other SELECT path FROM (SELECT path FROM files ORDER BY path LIMIT 2) AS x

# literals are equal in value and type
same  SELECT path, 1 AS n FROM files
same  SELECT path, 01 AS n FROM files
same  SELECT path, +1 AS n FROM files
same  SELECT path, CAST(1 AS INTEGER) AS n FROM files
names SELECT path, CAST(1 AS BIGINT) AS n FROM files
names SELECT path, 1.0 AS n FROM files
names SELECT path, 1e0 AS n FROM files
names SELECT path, '1' AS n FROM files
other SELECT path, -1 AS n FROM files
other SELECT path, 2 AS n FROM files

# float64 literals
same  SELECT path, 0.5 AS n FROM files
same  SELECT path, 0.50 AS n FROM files
engine SELECT path, 0.5 AS n FROM files
same  SELECT path, 5e-1 AS n FROM files
same  SELECT path, CAST(0.5 AS DOUBLE) AS n FROM files
other SELECT path, 0.25 AS n FROM files

# text literals keep every character
same  SELECT path, 'a''b' AS t FROM files
other SELECT path, 'a''''b' AS t FROM files
other SELECT path, 'a"b' AS t FROM files
other SELECT path, 'a''b ' AS t FROM files
other SELECT path, ' a''b' AS t FROM files
other SELECT path, 'A''b' AS t FROM files
other SELECT path, '' AS t FROM files
other SELECT path, CAST(NULL AS VARCHAR) AS t FROM files

# constants are the engine's: an expression over constants is not its value
same  SELECT path, 1 + 1 AS n FROM files
other SELECT path, 1 + 2 AS n FROM files
other SELECT path, 1 * 1 AS n FROM files

# text of a name like a number, a number like a text
same  SELECT path FROM refs WHERE name = '1'
other SELECT path FROM refs WHERE ref_id = 1

# a column and a literal of its name
same  SELECT path, lang AS l FROM files
other SELECT path, 'lang' AS l FROM files
other SELECT path, 'L0.lang' AS l FROM files
