-- Chains whose variable nothing in the file binds, and every module sees.
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'builtin' AS method,
  'builtins.' || n.dotted AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  TRUE AS is_external
FROM py_names AS n
JOIN py_builtins AS b ON b.name = n.front
WHERE n.binding_name IS NULL
