/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- Annotations of parameters, results and variables. `text` is there for names, dotted names and
-- quoted annotations.
SELECT
  n.repo,
  n.path,
  n.file_id,
  n.ast_id,
  CASE
    WHEN n.field = 'returns' THEN 'return'
    WHEN p.kind = 'arg' THEN 'parameter'
    ELSE 'variable'
  END AS role,
  n.kind AS expr_kind,
  COALESCE(r.dotted, n.value) AS text,
  n.bstart,
  n.bend,
  p.ast_id AS annotated_ast_id
FROM ast_nodes AS n
JOIN ast_nodes AS p
  ON p.repo = n.repo AND p.path = n.path AND p.ast_id = n.parent_ast_id
LEFT JOIN cst_refs AS r
  ON r.repo = n.repo AND r.path = n.path AND r.ast_id = n.ast_id
WHERE n.field IN ('annotation', 'returns') AND n.bstart IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY n.repo, n.path, n.bstart, n.bend ORDER BY n.ast_id) = 1
