/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- The expression behind the '@'; `dotted` is its name, that of the callee when it is a call.
SELECT
  n.repo,
  n.path,
  n.file_id,
  n.ast_id,
  n.field_pos AS decorator_index,
  n.kind = 'Call' AS is_call,
  r.dotted,
  n.bstart,
  n.bend,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM ast_nodes AS n
JOIN ast_defs AS d
  ON d.repo = n.repo AND d.path = n.path AND d.ast_id = n.parent_ast_id
LEFT JOIN cst_refs AS r
  ON r.repo = n.repo
  AND r.path = n.path
  AND r.ast_id = n.ast_id + CASE WHEN n.kind = 'Call' THEN 1 ELSE 0 END
WHERE n.field = 'decorator_list'
QUALIFY ROW_NUMBER() OVER (PARTITION BY n.repo, n.path, n.bstart, n.bend ORDER BY n.ast_id) = 1
