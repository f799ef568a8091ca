# COALESCE
same  SELECT path, coalesce(lang, repo) AS v FROM files
same  SELECT path, CASE WHEN lang IS NOT NULL THEN lang ELSE repo END AS v FROM files
same  SELECT path, CASE WHEN lang IS NULL THEN repo ELSE lang END AS v FROM files
same  SELECT path, coalesce(lang, lang, repo) AS v FROM files
same  SELECT path, coalesce(lang, repo, 'never') AS v FROM files
same  SELECT path, coalesce(lang, coalesce(repo, 'never')) AS v FROM files
other SELECT path, coalesce(repo, lang) AS v FROM files
other SELECT path, lang AS v FROM files
other SELECT path, coalesce(lang, '?') AS v FROM files
other SELECT path, CASE WHEN lang IS NOT NULL THEN repo ELSE lang END AS v FROM files

# COALESCE of three
same  SELECT path, coalesce(name, CAST(bend AS VARCHAR), '?') AS v FROM refs
same  SELECT path, coalesce(coalesce(name, CAST(bend AS VARCHAR)), '?') AS v FROM refs
same  SELECT path, coalesce(name, coalesce(CAST(bend AS VARCHAR), '?')) AS v FROM refs
same  SELECT path, CASE WHEN name IS NOT NULL THEN name WHEN bend IS NOT NULL THEN CAST(bend AS VARCHAR) ELSE '?' END AS v FROM refs
other SELECT path, coalesce(CAST(bend AS VARCHAR), name, '?') AS v FROM refs
other SELECT path, coalesce(name, '?', CAST(bend AS VARCHAR)) AS v FROM refs

# COALESCE of what is never null
same  SELECT coalesce(path, 'x') AS v FROM files
same  SELECT path AS v FROM files
other SELECT coalesce(lang, 'x') AS v FROM files

# COALESCE in a condition
same  SELECT path FROM files WHERE coalesce(size > 5, FALSE)
same  SELECT path FROM files WHERE size > 5
other SELECT path FROM files WHERE coalesce(size > 5, TRUE)

# NULLIF
same  SELECT path, nullif(lang, 'js') AS v FROM files
same  SELECT path, CASE WHEN lang = 'js' THEN NULL ELSE lang END AS v FROM files
same  SELECT path, CASE WHEN 'js' = lang THEN NULL ELSE lang END AS v FROM files
same  SELECT path, CASE lang WHEN 'js' THEN NULL ELSE lang END AS v FROM files
other SELECT path, CASE WHEN lang <> 'js' THEN NULL ELSE lang END AS v FROM files
other SELECT path, nullif(lang, 'c') AS v FROM files
other SELECT path, lang AS v FROM files

# CASE with an operand
same  SELECT path, CASE lang WHEN 'python' THEN 1 WHEN 'js' THEN 2 ELSE 0 END AS v FROM files
same  SELECT path, CASE WHEN lang = 'python' THEN 1 WHEN lang = 'js' THEN 2 ELSE 0 END AS v FROM files
same  SELECT path, CASE WHEN 'python' = lang THEN 1 WHEN 'js' = lang THEN 2 ELSE 0 END AS v FROM files
other SELECT path, CASE lang WHEN 'python' THEN 2 WHEN 'js' THEN 1 ELSE 0 END AS v FROM files
other SELECT path, CASE lang WHEN 'python' THEN 1 ELSE 0 END AS v FROM files
other SELECT path, CASE lang WHEN 'python' THEN 1 WHEN 'js' THEN 2 END AS v FROM files

# ELSE NULL
same  SELECT path, CASE WHEN size > 5 THEN 'big' END AS v FROM files
same  SELECT path, CASE WHEN size > 5 THEN 'big' ELSE NULL END AS v FROM files
same  SELECT path, CASE WHEN 5 < size THEN 'big' ELSE CAST(NULL AS VARCHAR) END AS v FROM files
same  SELECT path, CASE WHEN (size > 5) IS NOT TRUE THEN NULL ELSE 'big' END AS v FROM files
other SELECT path, CASE WHEN size <= 5 THEN NULL ELSE 'big' END AS v FROM files
other SELECT path, CASE WHEN size > 5 THEN 'big' ELSE '' END AS v FROM files

# order of CASE branches
same  SELECT path, CASE WHEN size > 5 THEN 'a' WHEN size > 1 THEN 'b' ELSE 'c' END AS v FROM files
same  SELECT path, CASE WHEN size > 5 THEN 'a' ELSE CASE WHEN size > 1 THEN 'b' ELSE 'c' END END AS v FROM files
other SELECT path, CASE WHEN size > 1 THEN 'b' WHEN size > 5 THEN 'a' ELSE 'c' END AS v FROM files
other SELECT path, CASE WHEN size > 5 THEN 'a' WHEN size > 1 THEN 'c' ELSE 'b' END AS v FROM files

# CASE with equal branches
same  SELECT path, CASE WHEN size > 5 THEN lang ELSE lang END AS v FROM files
same  SELECT path, lang AS v FROM files
other SELECT path, CASE WHEN size > 5 THEN lang END AS v FROM files

# CASE of truth
same  SELECT path, (size > 5) IS TRUE AS v FROM files
same  SELECT path, CASE WHEN size > 5 THEN TRUE ELSE FALSE END AS v FROM files
same  SELECT path, coalesce(size > 5, FALSE) AS v FROM files
other SELECT path, size > 5 AS v FROM files
other SELECT path, CASE WHEN size > 5 THEN FALSE ELSE TRUE END AS v FROM files
other SELECT path, coalesce(size > 5, TRUE) AS v FROM files

# casts that change nothing
same  SELECT path, size, lang FROM files
same  SELECT CAST(path AS VARCHAR) AS path, CAST(size AS BIGINT) AS size, lang::VARCHAR AS lang FROM files
same  SELECT CAST(path AS text) AS path, size::int64 AS size, CAST(CAST(lang AS string) AS VARCHAR) AS lang FROM files
names SELECT path, CAST(size AS DOUBLE) AS size, lang FROM files
names SELECT path, CAST(size AS VARCHAR) AS size, lang FROM files

# casts that do
same  SELECT path, CAST(CAST(score AS VARCHAR) AS DOUBLE) AS s FROM files WHERE score < 5.0
other SELECT path, floor(score) AS s FROM files WHERE score < 5.0

# a cast in a comparison
same  SELECT path FROM files WHERE CAST(size AS VARCHAR) = '10'
other SELECT path FROM files WHERE CAST(size AS VARCHAR) = '010'
other SELECT path FROM files WHERE CAST(size AS VARCHAR) < '10'
other SELECT path FROM files WHERE size < 10

# commuting
same  SELECT path, size + bend AS s FROM files JOIN refs USING (path)
same  SELECT path, bend + size AS s FROM files JOIN refs USING (path)
other SELECT path, bend - size AS s FROM files JOIN refs USING (path)
other SELECT path, bend * size AS s FROM files JOIN refs USING (path)

# not commuting
same  SELECT path, lang || repo AS s FROM files
other SELECT path, repo || lang AS s FROM files
other SELECT path, coalesce(lang, '') || repo AS s FROM files

# concatenation
same  SELECT path, path || '/' || lang AS s FROM files
same  SELECT path, path || ('/' || lang) AS s FROM files
same  SELECT path, (path || '/') || lang AS s FROM files
other SELECT path, lang || '/' || path AS s FROM files
other SELECT path, path || '//' || lang AS s FROM files

# negation and subtraction
same  SELECT path, -size AS s FROM files
other SELECT path, size AS s FROM files
other SELECT path, abs(size) AS s FROM files

# remainder
same  SELECT path, size % 3 AS s FROM files
same  SELECT path, mod(size, 3) AS s FROM files
other SELECT path, mod(3, size) AS s FROM files WHERE size <> 0
other SELECT path, size % 4 AS s FROM files

# functions by their other names
same  SELECT path, char_length(path) AS n, substring(path, 1, 2) AS s, ceil(score) AS c FROM files
same  SELECT path, length(path) AS n, substr(path, 1, 2) AS s, ceiling(score) AS c FROM files
same  SELECT path, LENGTH(path) AS n, substring(path FROM 1 FOR 2) AS s, CEIL(score) AS c FROM files
other SELECT path, length(path) AS n, substr(path, 2, 1) AS s, ceil(score) AS c FROM files
other SELECT path, octet_length(path) AS n, substr(path, 1, 2) AS s, floor(score) AS c FROM files
engine SELECT path, strlen(path) AS n, substr(path, 1, 2) AS s, floor(score) AS c FROM files

# characters and bytes
same  SELECT path, length(name) AS n FROM refs
other SELECT path, octet_length(name) AS n FROM refs
engine SELECT path, strlen(name) AS n FROM refs

# trimming
same  SELECT path, trim(name) AS t FROM refs
same  SELECT path, trim(BOTH ' ' FROM name) AS t FROM refs
other SELECT path, ltrim(name) AS t FROM refs
other SELECT path, trim(BOTH 'x' FROM name) AS t FROM refs

# arguments by name and by place
same  SELECT stable_id('ref', path, name) AS id FROM refs
other SELECT stable_id('ref', name, path) AS id FROM refs
other SELECT stable_id('def', path, name) AS id FROM refs
other SELECT stable_id('ref', path) AS id FROM refs

# named arguments
same  SELECT path, span_len(bstart, bend) AS n FROM refs
same  SELECT path, span_len(bend => bend, bstart => bstart) AS n FROM refs
engine SELECT path, span_len(bstart, bend) AS n FROM refs
other SELECT path, span_len(bend, bstart) AS n FROM refs
other SELECT path, abs(span_len(bend, bstart)) AS n FROM refs

# greatest and least
same  SELECT path, greatest(bstart, bend) AS g FROM refs
same  SELECT path, greatest(bend, bstart) AS g FROM refs
other SELECT path, least(bstart, bend) AS g FROM refs
other SELECT path, CASE WHEN bstart > bend THEN bstart ELSE bend END AS g FROM refs

# a sum of three
same  SELECT path, ref_id + bstart + bend AS s FROM refs
same  SELECT path, bend + (bstart + ref_id) AS s FROM refs
same  SELECT path, bstart + bend + ref_id AS s FROM refs
other SELECT path, ref_id + bstart - bend AS s FROM refs

# a sum of three float64 depends on its order
same  SELECT path, score + 0.1 + 0.2 AS s FROM files
same  SELECT path, 0.2 + (0.1 + score) AS s FROM files
other SELECT path, score + (0.1 + 0.2) AS s FROM files

# literals beside wider numbers
same  SELECT path, size + 1 AS s FROM files WHERE size > 1 AND score > 1
same  SELECT path, 1 + size AS s FROM files WHERE size > CAST(1 AS BIGINT) AND score > 1.0
other SELECT path, size + 1 AS s FROM files WHERE size > 1 AND score > 1.5

# columns of VALUES
same  SELECT a + b AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
same  SELECT b + a AS s FROM (VALUES (3, 4), (1, 2)) AS v(a, b)
other SELECT a - b AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)
other SELECT b - a AS s FROM (VALUES (1, 2), (3, 4)) AS v(a, b)

# a null-safe comparison as a value
same  SELECT path, size IS NOT DISTINCT FROM 10 AS e FROM files
same  SELECT path, 10 IS NOT DISTINCT FROM size AS e FROM files
other SELECT path, size = 10 AS e FROM files
other SELECT path, size IS DISTINCT FROM 10 AS e FROM files
