-- Chains whose variable is a definition of their file.
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  CASE
    WHEN n.rest IS NOT NULL THEN 'class_attribute'
    WHEN n.binding_block_no = 0 THEN 'module_binding'
    ELSE 'local_binding'
  END AS method,
  qname_join(d.qname, n.rest) AS qname,
  CASE WHEN n.rest IS NULL THEN d.bstart ELSE CAST(-1 AS BIGINT) END AS def_bstart,
  CASE WHEN n.rest IS NULL THEN d.bend ELSE CAST(-1 AS BIGINT) END AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'def'
JOIN cst_defs AS d
  ON d.repo = s.repo AND d.path = s.path AND d.ast_id = s.ast_id
WHERE n.rest IS NULL OR d.kind = 'class'
