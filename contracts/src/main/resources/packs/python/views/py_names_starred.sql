-- Chains whose variable nothing in the file binds, and a star import may bring in: most of them name
-- nothing and are dropped where the name is not found.
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'star_import' AS method,
  i.module_fqn || '.' || n.dotted AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN py_imports_resolved AS i
  ON i.repo = n.repo AND i.path = n.path AND i.is_star AND i.target_path IS NOT NULL
LEFT JOIN py_builtins AS b ON b.name = n.front
WHERE n.binding_name IS NULL AND b.name IS NULL AND NOT starts_with(n.front, '_')
