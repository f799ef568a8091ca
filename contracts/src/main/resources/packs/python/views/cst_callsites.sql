/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
SELECT
  c.repo,
  c.path,
  c.file_id,
  c.ast_id,
  c.func_ast_id,
  c.callee_text,
  c.dotted,
  c.shape,
  c.positional_count,
  c.keyword_count,
  c.has_star,
  c.has_double_star,
  c.callee_bstart,
  c.callee_bend,
  c.bstart,
  c.bend,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM ast_calls AS c
LEFT JOIN ast_defs AS d
  ON d.repo = c.repo AND d.path = c.path AND d.ast_id = c.scope_def_ast_id
QUALIFY ROW_NUMBER() OVER (PARTITION BY c.repo, c.path, c.bstart, c.bend ORDER BY c.ast_id) = 1
