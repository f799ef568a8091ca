-- Chains whose variable nothing in the file binds, and a star import may bring in.
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
JOIN symtable_bindings AS t
  ON t.repo = i.repo AND t.path = i.target_path AND t.block_type = 'module' AND t.name = n.front
WHERE n.binding_name IS NULL AND NOT starts_with(n.front, '_')
