# DISTINCT and GROUP BY
same  SELECT DISTINCT repo, lang FROM files
same  SELECT repo, lang FROM files GROUP BY repo, lang
same  SELECT repo, lang FROM files GROUP BY lang, repo
same  SELECT DISTINCT repo, lang FROM (SELECT DISTINCT repo, lang, repo AS r2 FROM files) x
same  SELECT repo, lang FROM files UNION SELECT repo, lang FROM files
same  SELECT DISTINCT repo, lang FROM files GROUP BY lang, repo
same  SELECT repo, lang FROM (SELECT DISTINCT lang, repo FROM files) x
other SELECT repo, lang FROM files
other SELECT DISTINCT repo, path AS lang FROM files
other SELECT repo, lang FROM (SELECT DISTINCT lang, repo, size FROM files) x

# keys: order, repetition, position, alias of the select list
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY lang, repo
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY lang, repo, repo
same  SELECT f.repo, f.lang, count(1) AS c FROM files f GROUP BY f.repo, f.lang
same  SELECT a AS repo, b AS lang, count(*) AS c FROM (SELECT repo AS a, lang AS b, size FROM files) x GROUP BY a, b
other SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang, size
other SELECT repo, repo AS lang, count(*) AS c FROM files GROUP BY repo

# a constant key
same  SELECT repo, count(*) AS c FROM files GROUP BY repo
same  SELECT repo, count(*) AS c FROM (SELECT repo, 1 AS one FROM files) x GROUP BY repo, one
other SELECT repo, count(DISTINCT repo) AS c FROM files GROUP BY repo

# no key and an empty key are not a constant key
same  SELECT count(*) AS c FROM files WHERE FALSE
same  SELECT count(*) AS c FROM files WHERE FALSE GROUP BY ()
other SELECT count(*) AS c FROM (SELECT 1 AS one FROM files WHERE FALSE) x GROUP BY one

# counting
same  SELECT repo, count(*) AS c FROM files GROUP BY repo
same  SELECT repo, count(1) AS c FROM files GROUP BY repo
same  SELECT repo, count('x') AS c FROM files GROUP BY repo
same  SELECT repo, count(path) AS c FROM files GROUP BY repo
same  SELECT repo, count(repo) AS c FROM files GROUP BY repo
other SELECT repo, count(size) AS c FROM files GROUP BY repo
other SELECT repo, count(DISTINCT path) AS c FROM files GROUP BY repo
other SELECT repo, count(lang) AS c FROM files GROUP BY repo
other SELECT repo, count(CAST(NULL AS VARCHAR)) AS c FROM files GROUP BY repo

# DISTINCT that changes nothing
same  SELECT repo, min(size) AS a, max(size) AS b FROM files GROUP BY repo
same  SELECT repo, min(DISTINCT size) AS a, max(DISTINCT size) AS b FROM files GROUP BY repo
other SELECT repo, min(size) AS a, max(path) AS b FROM files GROUP BY repo
other SELECT repo, max(size) AS a, min(size) AS b FROM files GROUP BY repo

# DISTINCT that does
same  SELECT repo, sum(DISTINCT size) AS s FROM files GROUP BY repo
other SELECT repo, sum(size) AS s FROM files GROUP BY repo

# HAVING
same  SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING count(*) > 1
same  SELECT repo, c FROM (SELECT repo, count(*) AS c FROM files GROUP BY repo) x WHERE c > 1
same  SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING NOT 1 >= count(*)
other SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING count(*) > 2
other SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING count(size) > 1

# HAVING over a key
same  SELECT repo, count(*) AS c FROM files WHERE repo = 'r' GROUP BY repo
same  SELECT repo, count(*) AS c FROM files GROUP BY repo HAVING repo = 'r'
same  SELECT * FROM (SELECT repo, count(*) AS c FROM files GROUP BY repo) x WHERE 'r' = repo
other SELECT repo, count(*) AS c FROM files WHERE lang = 'r' GROUP BY repo

# HAVING is not WHERE
same  SELECT repo, max(size) AS m FROM files GROUP BY repo HAVING max(size) > 8
other SELECT repo, max(size) AS m FROM files GROUP BY repo HAVING min(size) > 8

# FILTER and CASE
same  SELECT repo, count(*) FILTER (WHERE size > 8) AS c FROM files GROUP BY repo
same  SELECT repo, count(CASE WHEN size > 8 THEN 1 END) AS c FROM files GROUP BY repo
same  SELECT repo, count(CASE WHEN size > 8 THEN 1 ELSE NULL END) AS c FROM files GROUP BY repo
same  SELECT repo, count(CASE WHEN 8 < size THEN path END) AS c FROM files GROUP BY repo
other SELECT repo, count(CASE WHEN size > 8 THEN 1 ELSE 0 END) AS c FROM files GROUP BY repo
other SELECT repo, count(CASE WHEN size > 8 THEN lang END) AS c FROM files GROUP BY repo
other SELECT repo, count(*) AS c FROM files WHERE size > 8 GROUP BY repo
other SELECT repo, sum(CASE WHEN size > 8 THEN 1 END) AS c FROM files GROUP BY repo

# sums with FILTER
same  SELECT repo, sum(size) FILTER (WHERE lang = 'python') AS s FROM files GROUP BY repo
same  SELECT repo, sum(CASE WHEN lang = 'python' THEN size END) AS s FROM files GROUP BY repo
same  SELECT repo, sum(CASE lang WHEN 'python' THEN size ELSE NULL END) AS s FROM files GROUP BY repo
other SELECT repo, sum(CASE WHEN lang = 'python' THEN size ELSE 0 END) AS s FROM files GROUP BY repo
other SELECT repo, sum(size) AS s FROM files WHERE lang = 'python' GROUP BY repo

# order of the calls
same  SELECT repo, sum(size) AS s, count(*) AS c FROM files GROUP BY repo
same  SELECT repo, s, c FROM (SELECT count(*) AS c, repo, sum(size) AS s FROM files GROUP BY repo) x
other SELECT repo, count(*) AS s, sum(size) AS c FROM files GROUP BY repo

# expressions over keys and calls
same  SELECT repo || '!' AS r, count(*) + 1 AS c FROM files GROUP BY repo
same  SELECT x.repo || '!' AS r, x.c + 1 AS c FROM (SELECT repo, count(*) AS c FROM files GROUP BY repo) x
other SELECT repo || '?' AS r, count(*) + 1 AS c FROM files GROUP BY repo
other SELECT repo || '!' AS r, count(*) AS c FROM files GROUP BY repo

# groups of an expression
same  SELECT upper(lang) AS l, count(*) AS c FROM files GROUP BY upper(lang)
same  SELECT l, count(*) AS c FROM (SELECT upper(lang) AS l FROM files) x GROUP BY l
other SELECT upper(lang) AS l, count(*) AS c FROM files GROUP BY lang
other SELECT lower(lang) AS l, count(*) AS c FROM files GROUP BY lower(lang)

# grouping sets
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (lang))
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((lang), (repo))
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS (lang, repo)
other SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (lang), ())
other SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo, lang))
other SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo), (repo, lang))
other SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang

# ROLLUP
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY ROLLUP (repo, lang)
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo, lang), (repo), ())
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((), (lang, repo), (repo))
other SELECT repo, lang, count(*) AS c FROM files GROUP BY ROLLUP (lang, repo)
other SELECT repo, lang, count(*) AS c FROM files GROUP BY CUBE (repo, lang)

# CUBE
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY CUBE (repo, lang)
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY CUBE (lang, repo)
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo, lang), (repo), (lang), ())

# one grouping set
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY GROUPING SETS ((repo, lang))
same  SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang

# grouping sets over one column under two names
same  SELECT a, b, count(*) AS c FROM (SELECT repo AS a, repo AS b FROM files) x GROUP BY GROUPING SETS ((a), (b))
other SELECT a, a AS b, count(*) AS c FROM (SELECT repo AS a, repo AS b FROM files) x GROUP BY GROUPING SETS ((a), (b))
other SELECT b, a, count(*) AS c FROM (SELECT repo AS a, repo AS b FROM files) x GROUP BY GROUPING SETS ((a), (a, b))
other SELECT a, b, count(*) AS c FROM (SELECT repo AS a, repo AS b FROM files) x GROUP BY a, b

# GROUPING
same  SELECT repo, GROUPING(repo) AS g, count(*) AS c FROM files GROUP BY ROLLUP (repo)
other SELECT repo, 1 - GROUPING(repo) AS g, count(*) AS c FROM files GROUP BY ROLLUP (repo)

# ordered aggregates
same  SELECT repo, string_agg(path, ',' ORDER BY path, size) AS p FROM files GROUP BY repo
same  SELECT repo, listagg(path, ',') WITHIN GROUP (ORDER BY path, size) AS p FROM files GROUP BY repo
engine SELECT repo, string_agg(path, ',' ORDER BY path, size) AS p FROM files GROUP BY repo
same  SELECT repo, string_agg(path, ',' ORDER BY path ASC, size ASC) AS p FROM files GROUP BY repo
other SELECT repo, string_agg(path, ',' ORDER BY path DESC, size) AS p FROM files GROUP BY repo
other SELECT repo, string_agg(path, ',' ORDER BY size, path) AS p FROM files GROUP BY repo
other SELECT repo, string_agg(path, ';' ORDER BY path, size) AS p FROM files GROUP BY repo
other SELECT repo, string_agg(DISTINCT path, ',' ORDER BY path) AS p FROM files GROUP BY repo

# lists
same  SELECT repo, array_agg(size ORDER BY path, size) AS p FROM files GROUP BY repo
other SELECT repo, array_agg(size ORDER BY path, size) FILTER (WHERE size IS NOT NULL) AS p FROM files GROUP BY repo
other SELECT repo, array_agg(size ORDER BY path DESC, size) AS p FROM files GROUP BY repo

# a group of groups
same  SELECT repo, max(c) AS m FROM (SELECT repo, lang, count(*) AS c FROM files GROUP BY repo, lang) x GROUP BY repo
same  WITH x AS (SELECT lang, repo, count(*) AS c FROM files GROUP BY lang, repo) SELECT x.repo, max(x.c) AS m FROM x GROUP BY x.repo
other SELECT repo, max(c) AS m FROM (SELECT repo, size, count(*) AS c FROM files GROUP BY repo, size) x GROUP BY repo
other SELECT repo, count(*) AS m FROM files GROUP BY repo

# whole-table aggregates
same  SELECT count(*) AS c, sum(size) AS s FROM files
same  SELECT x.c, x.s FROM (SELECT sum(size) AS s, count(*) AS c FROM files) x
other SELECT count(*) AS c, sum(size) AS s FROM files GROUP BY repo
other SELECT count(*) AS c, sum(size) AS s FROM files HAVING count(*) > 100

# booleans
same  SELECT repo, bool_and(size > 5) AS b FROM files GROUP BY repo
same  SELECT repo, every(size > 5) AS b FROM files GROUP BY repo
engine SELECT repo, bool_and(size > 5) AS b FROM files GROUP BY repo
other SELECT repo, bool_or(size > 5) AS b FROM files GROUP BY repo
other SELECT repo, bool_and(coalesce(size > 5, FALSE)) AS b FROM files GROUP BY repo
