# UNNEST in FROM
same  SELECT a.path, n.id FROM ast a, UNNEST(a.nodes) AS n WHERE n.kind = 'Def'
engine SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def'
same  SELECT a.path, n.id FROM ast a CROSS JOIN UNNEST(a.nodes) AS n(n) WHERE n.kind = 'Def'
engine SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def'
same  SELECT a.path, u.x.id AS id FROM ast a CROSS JOIN UNNEST(a.nodes) AS u(x) WHERE u.x.kind = 'Def'
same  SELECT a.path, n['id'] AS id FROM ast a JOIN LATERAL UNNEST(a.nodes) AS n ON n.kind = 'Def'
engine SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def'
same  SELECT path, x.id FROM (SELECT a.path, u.n.id, u.n.kind FROM ast a, UNNEST(a.nodes) AS u(n)) x WHERE x.kind = 'Def'
same  SELECT a.path, x.id FROM ast a, LATERAL (SELECT u.n.id FROM UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Def') AS x
same  SELECT a.path, u.n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS u(n) ON TRUE WHERE u.n.kind = 'Def'
other SELECT a.path, u.n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS u(n) ON u.n.kind = 'Def'
engine SELECT path, n.id FROM (SELECT path, unnest(nodes) AS n FROM ast) WHERE n.kind = 'Def' UNION ALL SELECT path, NULL FROM ast WHERE NOT coalesce(list_contains([x.kind for x in nodes], 'Def'), FALSE)
other SELECT a.path, u.n.id FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Call'
other SELECT a.path, u.n.parent AS id FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Def'
other SELECT DISTINCT a.path, u.n.id FROM ast a, UNNEST(a.nodes) AS u(n)

# LEFT JOIN UNNEST keeps rows with empty and null lists
same  SELECT a.path, u.n.id FROM ast a LEFT JOIN UNNEST(a.nodes) AS u(n) ON TRUE
same  SELECT a.path, u.n.id FROM ast a LEFT JOIN LATERAL UNNEST(a.nodes) AS u(n) ON TRUE
other SELECT a.path, u.n.id FROM ast a, UNNEST(a.nodes) AS u(n)

# positions
same  SELECT a.path, t.pos AS id FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos) WHERE t.e.kind = 'Def'
same  SELECT x.path, x.p AS id FROM (SELECT a.path, t.p, t.e.kind AS k FROM ast a CROSS JOIN UNNEST(a.nodes) WITH ORDINALITY AS t(e, p)) x WHERE 'Def' = x.k
other SELECT a.path, t.e.id AS id FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos) WHERE t.e.kind = 'Def' AND t.pos > 2
other SELECT a.path, t.pos AS id FROM ast a, UNNEST(a.nodes) WITH ORDINALITY AS t(e, pos)

# a list against itself: parent and child
same  SELECT a.path, p.n.id AS p, c.n.id AS c FROM ast a, UNNEST(a.nodes) AS p(n), UNNEST(a.nodes) AS c(n) WHERE c.n.parent = p.n.id
same  SELECT a.path, p.n.id AS p, c.n.id AS c FROM ast a, UNNEST(a.nodes) AS c(n), UNNEST(a.nodes) AS p(n) WHERE c.n.parent = p.n.id
same  SELECT x.path, y.i AS p, x.i AS c FROM (SELECT a.path, a.nodes, u.n.id AS i, u.n.parent AS q FROM ast a, UNNEST(a.nodes) AS u(n)) x, LATERAL (SELECT v.m.id AS i FROM UNNEST(x.nodes) AS v(m)) y WHERE y.i = x.q
other SELECT a.path, p.n.id AS p, c.n.id AS c FROM ast a, UNNEST(a.nodes) AS p(n), UNNEST(a.nodes) AS c(n) WHERE p.n.parent = c.n.id
other SELECT a.path, p.n.id AS p, c.n.id AS c FROM ast a, ast b, UNNEST(a.nodes) AS p(n), UNNEST(b.nodes) AS c(n) WHERE c.n.parent = p.n.id

# one list or two
same  SELECT a.path, u.n.id, u.n.kind FROM ast a, UNNEST(a.nodes) AS u(n)
other SELECT a.path, u.n.id, v.m.kind FROM ast a, UNNEST(a.nodes) AS u(n), UNNEST(a.nodes) AS v(m)

# lists in lists
same  SELECT a.path, v.t AS tag FROM ast a, UNNEST(a.nodes) AS u(n), UNNEST(u.n.tags) AS v(t)
same  SELECT a.path, x.tag FROM ast a, LATERAL (SELECT v.t AS tag FROM UNNEST(a.nodes) AS u(n), UNNEST(u.n.tags) AS v(t)) x
same  SELECT x.path, v.t AS tag FROM (SELECT a.path, u.n.tags AS ts FROM ast a, UNNEST(a.nodes) AS u(n)) x, UNNEST(x.ts) AS v(t)
other SELECT a.path, v.t AS tag FROM ast a, UNNEST(a.nodes) AS u(n) LEFT JOIN UNNEST(u.n.tags) AS v(t) ON TRUE
other SELECT DISTINCT a.path, v.t AS tag FROM ast a, UNNEST(a.nodes) AS u(n), UNNEST(u.n.tags) AS v(t)

# unnest and join
same  SELECT a.path, u.n.id, f.size FROM ast a JOIN files f ON f.path = a.path, UNNEST(a.nodes) AS u(n)
same  SELECT a.path, u.n.id, f.size FROM ast a, UNNEST(a.nodes) AS u(n), files f WHERE f.path = a.path
same  SELECT x.path, x.id, f.size FROM (SELECT a.path, u.n.id FROM ast a, UNNEST(a.nodes) AS u(n)) x JOIN files f ON x.path = f.path
other SELECT a.path, u.n.id, f.size FROM ast a CROSS JOIN UNNEST(a.nodes) AS u(n) LEFT JOIN files f ON f.path = a.path

# struct fields
same  SELECT path, a.meta.lang AS l FROM ast a
same  SELECT a.path, a.meta['lang'] AS l FROM ast a
same  SELECT path, (meta).lang AS l FROM ast
same  SELECT path, x.m.lang AS l FROM (SELECT path, meta AS m FROM ast) x
other SELECT path, a.meta.owner.name AS l FROM ast a
other SELECT path, a.attrs['lang'] AS l FROM ast a
other SELECT path, a.repo AS l FROM ast a

# fields of fields
same  SELECT path, a.meta.owner.name AS o FROM ast a
same  SELECT path, x.o.name AS o FROM (SELECT path, a.meta.owner AS o FROM ast a) x
same  SELECT path, a.meta['owner']['name'] AS o FROM ast a
other SELECT path, a.meta.lang AS o FROM ast a

# maps
same  SELECT path, a.attrs['v'] AS v FROM ast a
same  SELECT path, attrs['v'] AS v FROM (SELECT attrs, path FROM ast) x
other SELECT path, a.attrs['w'] AS v FROM ast a
other SELECT path, a.attrs['V'] AS v FROM ast a

# EXISTS over a list
same  SELECT path FROM ast a WHERE EXISTS (SELECT 1 FROM UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Def')
same  SELECT path FROM ast a WHERE 'Def' IN (SELECT u.n.kind FROM UNNEST(a.nodes) AS u(n))
other SELECT DISTINCT a.path FROM ast a, UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Call'
other SELECT path FROM ast a WHERE NOT EXISTS (SELECT 1 FROM UNNEST(a.nodes) AS u(n) WHERE u.n.kind = 'Def')
other SELECT path FROM ast a WHERE EXISTS (SELECT 1 FROM UNNEST(a.nodes) AS u(n) WHERE u.n.name = 'x')

# aggregates over a list
same  SELECT a.path, count(*) AS c FROM ast a, UNNEST(a.nodes) AS u(n) GROUP BY a.path
same  SELECT x.path, count(*) AS c FROM (SELECT a.path, u.n.id FROM ast a, UNNEST(a.nodes) AS u(n)) x GROUP BY x.path
other SELECT a.path, count(*) AS c FROM ast a LEFT JOIN UNNEST(a.nodes) AS u(n) ON TRUE GROUP BY a.path
other SELECT a.path, count(u.n.parent) AS c FROM ast a, UNNEST(a.nodes) AS u(n) GROUP BY a.path
other SELECT a.path, count(DISTINCT u.n.parent) AS c FROM ast a, UNNEST(a.nodes) AS u(n) GROUP BY a.path

# structs are built by field
same  SELECT path, struct_pack(a => lang, b => repo) AS s FROM files
names SELECT path, struct_pack(b => repo, a => lang) AS s FROM files
other SELECT path, struct_pack(a => repo, b => lang) AS s FROM files
