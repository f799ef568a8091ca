-- Every place where a name stands for a variable, with the kind of node that carries it: references,
-- definitions, import aliases, and syntax nodes for parameters, handlers and patterns. `at_scope`
-- says on which side of a scope that begins at the same byte the name is: 0 outside, 1 inside.
WITH declared AS (
  -- `x: int` without a value declares a name and binds nothing
  SELECT t.repo, t.path, t.ast_id
  FROM ast_nodes AS t
  JOIN ast_nodes AS a
    ON a.repo = t.repo AND a.path = t.path AND a.ast_id = t.parent_ast_id AND a.kind = 'AnnAssign'
  LEFT JOIN ast_nodes AS v
    ON v.repo = a.repo AND v.path = a.path AND v.parent_ast_id = a.ast_id AND v.field = 'value'
  WHERE t.field = 'target' AND t.kind = 'Name' AND v.ast_id IS NULL
)
SELECT
  r.repo,
  r.path,
  r.file_id,
  'ref' AS site_kind,
  r.ast_id,
  r.name,
  CASE
    WHEN d.ast_id IS NOT NULL THEN 'declare'
    WHEN r.ctx = 'STORE' THEN 'def'
    ELSE 'use'
  END AS role,
  r.bstart,
  r.bend,
  1 AS at_scope
FROM cst_refs AS r
LEFT JOIN declared AS d
  ON d.repo = r.repo AND d.path = r.path AND d.ast_id = r.ast_id
WHERE r.shape = 'NAME'
UNION ALL
SELECT repo, path, file_id, 'def' AS site_kind, ast_id, name, 'def' AS role, bstart, bend, 0 AS at_scope
FROM cst_defs
UNION ALL
SELECT
  repo, path, file_id, 'import' AS site_kind, ast_id, bound_name AS name, 'def' AS role, bstart, bend,
  1 AS at_scope
FROM cst_imports
WHERE bound_name IS NOT NULL
UNION ALL
SELECT repo, path, file_id, 'node' AS site_kind, ast_id, name, 'def' AS role, bstart, bend, 1 AS at_scope
FROM ast_nodes
WHERE kind IN (
    'arg', 'ExceptHandler', 'MatchAs', 'MatchStar', 'MatchMapping', 'TypeVar', 'ParamSpec', 'TypeVarTuple')
  AND name IS NOT NULL
  AND bstart IS NOT NULL
