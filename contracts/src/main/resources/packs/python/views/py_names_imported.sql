-- Chains whose variable is imported.
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'import_binding' AS method,
  qname_join(i.symbol_fqn, n.rest) AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  i.target_path IS NULL AND i.submodule_path IS NULL AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'import'
JOIN py_imports_resolved AS i
  ON i.repo = s.repo AND i.path = s.path AND i.ast_id = s.ast_id
