/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- Functions and classes. `is_member` tells those that can be reached as an attribute of their
-- module: the module level and classes there, not the inside of functions.
SELECT
  d.repo,
  d.path,
  d.file_id,
  d.ast_id,
  d.kind,
  d.name,
  d.qualpath,
  d.name_bstart,
  d.name_bend,
  d.bstart,
  d.bend,
  p.ast_id AS parent_def_ast_id,
  p.kind AS parent_kind,
  p.bstart AS parent_bstart,
  p.bend AS parent_bend,
  p.qualpath AS parent_qualpath,
  qname_join(m.fqn, d.qualpath) AS qname,
  COALESCE(p.kind, 'class') = 'class'
    AND COALESCE(g.kind, 'class') = 'class'
    AND COALESCE(h.kind, 'class') = 'class' AS is_member
FROM ast_defs AS d
LEFT JOIN ast_defs AS p
  ON p.repo = d.repo AND p.path = d.path AND p.ast_id = d.parent_def_ast_id
LEFT JOIN ast_defs AS g
  ON g.repo = p.repo AND g.path = p.path AND g.ast_id = p.parent_def_ast_id
LEFT JOIN ast_defs AS h
  ON h.repo = g.repo AND h.path = g.path AND h.ast_id = g.parent_def_ast_id
LEFT JOIN py_modules AS m
  ON m.repo = d.repo AND m.path = d.path
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.repo, d.path, d.bstart, d.bend ORDER BY d.ast_id) = 1
