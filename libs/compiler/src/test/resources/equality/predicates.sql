# order, repetition, brackets
same  SELECT path FROM files WHERE size > 1 AND lang = 'js' AND score < 2.0
same  SELECT path FROM files WHERE score < 2.0 AND (lang = 'js' AND size > 1)
same  SELECT path FROM files WHERE (size > 1 AND lang = 'js') AND (lang = 'js' AND score < 2.0)
same  SELECT path FROM (SELECT * FROM files WHERE lang = 'js') AS x WHERE score < 2.0 AND size > 1
other SELECT path FROM files WHERE score < 2.0 AND (lang = 'js' OR size > 1)
other SELECT path FROM files WHERE size > 1 AND lang = 'js'

# both sides of a comparison
same  SELECT path FROM files WHERE size < 8 AND repo <> lang
same  SELECT path FROM files WHERE 8 > size AND lang <> repo
same  SELECT path FROM files WHERE NOT size >= 8 AND NOT lang = repo
same  SELECT path FROM files WHERE NOT (8 <= size OR repo = lang)
other SELECT path FROM files WHERE size > 8 AND repo <> lang
other SELECT path FROM files WHERE 8 < size AND lang <> repo
other SELECT path FROM files WHERE size <= 7.5 OR repo <> lang

# De Morgan
same  SELECT path FROM files WHERE NOT (size > 5 OR lang = 'js')
same  SELECT path FROM files WHERE NOT size > 5 AND NOT lang = 'js'
same  SELECT path FROM files WHERE size <= 5 AND lang <> 'js'
same  SELECT path FROM files WHERE NOT (NOT (size <= 5) OR NOT (lang <> 'js'))
other SELECT path FROM files WHERE NOT (size > 5 AND lang = 'js')
other SELECT path FROM files WHERE NOT size > 5 OR NOT lang = 'js'

# De Morgan as a value keeps its nulls
same  SELECT path, NOT (size > 5 AND lang = 'js') AS b FROM files
same  SELECT path, NOT size > 5 OR NOT lang = 'js' AS b FROM files
same  SELECT path, size <= 5 OR lang <> 'js' AS b FROM files
other SELECT path, NOT (size > 5 OR lang = 'js') AS b FROM files
other SELECT path, (NOT (size > 5 AND lang = 'js')) IS TRUE AS b FROM files
other SELECT path, coalesce(NOT (size > 5 AND lang = 'js'), FALSE) AS b FROM files

# double negation
same  SELECT path FROM files WHERE lang = 'js'
same  SELECT path FROM files WHERE NOT NOT lang = 'js'
same  SELECT path FROM files WHERE NOT (NOT (lang = 'js'))
same  SELECT path FROM files WHERE (lang = 'js') IS TRUE
same  SELECT path FROM files WHERE NOT (lang <> 'js')
other SELECT path FROM files WHERE NOT lang = 'js'
other SELECT path FROM files WHERE (lang <> 'js') IS NOT TRUE
other SELECT path FROM files WHERE lang IS NOT NULL

# BETWEEN
same  SELECT path FROM files WHERE size BETWEEN 3 AND 9
same  SELECT path FROM files WHERE size >= 3 AND size <= 9
same  SELECT path FROM files WHERE 9 >= size AND NOT (size < 3)
same  SELECT path FROM files WHERE NOT size NOT BETWEEN 3 AND 9
other SELECT path FROM files WHERE size BETWEEN 9 AND 3
other SELECT path FROM files WHERE size > 3 AND size <= 9
other SELECT path FROM files WHERE size NOT BETWEEN 3 AND 9

# NOT BETWEEN
same  SELECT path FROM files WHERE size NOT BETWEEN 3 AND 9
same  SELECT path FROM files WHERE size < 3 OR size > 9
same  SELECT path FROM files WHERE NOT (size BETWEEN 3 AND 9)
other SELECT path FROM files WHERE size < 3 OR size > 9 OR size IS NULL
other SELECT path FROM files WHERE size <= 3 OR size >= 9
other SELECT path FROM files WHERE (size BETWEEN 3 AND 9) IS NOT TRUE

# IN a list
same  SELECT path FROM files WHERE lang IN ('python', 'js')
same  SELECT path FROM files WHERE lang IN ('js', 'python')
same  SELECT path FROM files WHERE lang IN ('js', 'python', 'js')
same  SELECT path FROM files WHERE lang = 'js' OR lang = 'python'
same  SELECT path FROM files WHERE 'python' = lang OR 'js' = lang
same  SELECT path FROM files WHERE NOT lang NOT IN ('python', 'js')
other SELECT path FROM files WHERE lang IN ('python', 'js', 'c')
other SELECT path FROM files WHERE lang IN ('python')
other SELECT path FROM files WHERE lang IN ('python, js')
other SELECT path FROM files WHERE lang IN ('python', 'js ')
other SELECT path FROM files WHERE lang IN ('python', 'JS')

# IN a list, with one member
same  SELECT path FROM files WHERE lang IN ('js')
same  SELECT path FROM files WHERE lang = 'js'
other SELECT path FROM files WHERE lang IN ('python')

# NOT IN a list
same  SELECT path FROM files WHERE lang NOT IN ('python', 'c')
same  SELECT path FROM files WHERE lang <> 'python' AND lang <> 'c'
same  SELECT path FROM files WHERE NOT (lang = 'c' OR lang = 'python')
other SELECT path FROM files WHERE lang NOT IN ('python', 'c') OR lang IS NULL
other SELECT path FROM files WHERE lang NOT IN ('python')
other SELECT path FROM files WHERE lang NOT IN ('python', CAST(NULL AS VARCHAR))
other SELECT path FROM files WHERE lang <> 'python' OR lang <> 'c'

# IN a list, texts that quoting could confuse
same  SELECT path FROM refs WHERE name IN ('a', 'b', 'c')
other SELECT path FROM refs WHERE name IN ('a', 'b, c')
other SELECT path FROM refs WHERE name IN ('a'', ''b', 'c')
other SELECT path FROM refs WHERE name IN ('a', 'b'':VARCHAR, ''c')

# IN a list, numbers
same  SELECT path FROM files WHERE size IN (7, 10, -3)
same  SELECT path FROM files WHERE size = -3 OR size IN (10, 7)
other SELECT path FROM files WHERE size IN (7, 10, 3)
other SELECT path FROM files WHERE size BETWEEN -3 AND 10

# IN as a value keeps its null
same  SELECT path, lang IN ('js', 'c') AS b FROM files
same  SELECT path, lang = 'js' OR lang = 'c' AS b FROM files
other SELECT path, lang IN ('js', 'c') AND lang IS NOT NULL AS b FROM files
other SELECT path, lang IN ('js', 'c', NULL) AS b FROM files

# ranges that meet, overlap, are empty
same  SELECT path FROM files WHERE size > 3 AND size > 5
same  SELECT path FROM files WHERE size > 5
other SELECT path FROM files WHERE size > 3
other SELECT path FROM files WHERE size > 3 OR size > 5

# null tests
same  SELECT path FROM files WHERE lang IS NULL
same  SELECT path FROM files WHERE NOT lang IS NOT NULL
same  SELECT path FROM files WHERE NOT (lang IS NOT NULL)
same  SELECT path FROM files WHERE lang IS NOT DISTINCT FROM NULL
other SELECT path FROM files WHERE lang IS NOT NULL
other SELECT path FROM files WHERE lang = CAST(NULL AS VARCHAR)
other SELECT path FROM files WHERE lang = ''

# a column that is never null
same  SELECT path FROM files
same  SELECT path FROM files WHERE path IS NOT NULL
same  SELECT path FROM files WHERE TRUE
same  SELECT path FROM files WHERE 1 = 1
same  SELECT path FROM files WHERE path = path
other SELECT path FROM files WHERE lang IS NOT NULL
other SELECT path FROM files WHERE lang = lang
other SELECT path FROM files WHERE FALSE
other SELECT path FROM files WHERE path IS NULL

# a column equal to itself
same  SELECT path FROM files WHERE lang = lang
same  SELECT path FROM files WHERE lang IS NOT NULL
same  SELECT path FROM files WHERE lang <= lang
other SELECT path FROM files
other SELECT path FROM files WHERE lang < lang

# IS DISTINCT FROM
same  SELECT path FROM files WHERE lang IS DISTINCT FROM repo
same  SELECT path FROM files WHERE repo IS DISTINCT FROM lang
same  SELECT path FROM files WHERE NOT (repo IS NOT DISTINCT FROM lang)
other SELECT path FROM files WHERE lang <> repo
other SELECT path FROM files WHERE lang IS NOT DISTINCT FROM repo

# IS NOT DISTINCT FROM, spelled out
same  SELECT path FROM refs WHERE bstart IS NOT DISTINCT FROM bend
same  SELECT path FROM refs WHERE bend IS NOT DISTINCT FROM bstart
same  SELECT path FROM refs WHERE NOT bend IS DISTINCT FROM bstart
same  SELECT path FROM refs WHERE bstart = bend OR (bstart IS NULL AND bend IS NULL)
other SELECT path FROM refs WHERE bstart = bend
other SELECT path FROM refs WHERE bstart = bend OR bstart IS NULL
other SELECT path FROM refs WHERE bstart = bend OR bstart IS NULL OR bend IS NULL

# distinct from what is never null
same  SELECT path FROM files WHERE path IS NOT DISTINCT FROM repo
same  SELECT path FROM files WHERE path = repo
other SELECT path FROM files WHERE path IS DISTINCT FROM repo

# truth tests
same  SELECT path FROM files WHERE (size > 5) IS NOT TRUE
same  SELECT path FROM files WHERE NOT ((size > 5) IS TRUE)
same  SELECT path FROM files WHERE size <= 5 OR size IS NULL
other SELECT path FROM files WHERE (size > 5) IS FALSE
other SELECT path FROM files WHERE size <= 5
other SELECT path FROM files WHERE (size > 5) IS NOT FALSE

# IS FALSE
same  SELECT path FROM files WHERE (size > 5) IS FALSE
same  SELECT path FROM files WHERE NOT size > 5
same  SELECT path FROM files WHERE size <= 5
other SELECT path FROM files WHERE (size > 5) IS NOT TRUE

# a condition compared to a truth value
same  SELECT path FROM files WHERE lang = 'js' AND size > 3
same  SELECT path FROM files WHERE (lang = 'js') IS TRUE AND (size > 3) IS TRUE
same  SELECT path FROM files WHERE CASE WHEN lang = 'js' AND size > 3 THEN TRUE ELSE FALSE END
other SELECT path FROM files WHERE CASE WHEN lang = 'js' AND size > 3 THEN FALSE ELSE TRUE END
other SELECT path FROM files WHERE CASE WHEN lang = 'js' THEN size > 3 ELSE TRUE END

# what follows from an equality
same  SELECT path, lang AS l FROM files WHERE lang = 'js' AND lang <> 'c'
same  SELECT path, lang AS l FROM files WHERE lang = 'js'
other SELECT path, lang AS l FROM files WHERE lang <> 'c'

# a contradiction gives nothing
same  SELECT path FROM files WHERE lang = 'js' AND lang = 'c'
same  SELECT path FROM files WHERE FALSE
same  SELECT path FROM files WHERE size > 5 AND size < 5
same  SELECT path FROM files WHERE 1 = 2 AND lang = 'js'
other SELECT path FROM files WHERE lang = 'js' OR lang = 'c'

# absorption and distribution
same  SELECT path FROM files WHERE lang = 'js' OR (lang = 'js' AND size > 5)
same  SELECT path FROM files WHERE lang = 'js'
same  SELECT path FROM files WHERE (lang = 'js' AND size > 5) OR lang = 'js'
other SELECT path FROM files WHERE lang = 'js' AND (lang = 'js' OR size > 5) AND size > 5

# LIKE
same  SELECT path FROM files WHERE path LIKE 'a%' AND NOT path LIKE '%js'
same  SELECT path FROM files WHERE path NOT LIKE '%js' AND path LIKE 'a%'
other SELECT path FROM files WHERE path LIKE 'a_' AND NOT path LIKE '%js'
other SELECT path FROM files WHERE path LIKE 'A%' AND path NOT LIKE '%js'
other SELECT path FROM files WHERE path LIKE 'a%' OR path NOT LIKE '%js'

# row values
same  SELECT path FROM files WHERE (path, size) = ('a.py', 10)
same  SELECT path FROM files WHERE path = 'a.py' AND size = 10
other SELECT path FROM files WHERE path = 'a.py' OR size = 10

# NaN is a number like others to the engine
same  SELECT path FROM files WHERE score > 0.25
same  SELECT path FROM files WHERE NOT score <= 0.25
same  SELECT path FROM files WHERE 0.25 < score
other SELECT path FROM files WHERE score >= 0.25
other SELECT path FROM files WHERE NOT score < 0.25 AND score = score AND score < 1.0
