-- Chains that begin with the first parameter of a method: an instance of the class, or the class.
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'self_member' AS method,
  qname_join(c.qname, n.rest) AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'node'
JOIN py_parameters AS p
  ON p.repo = s.repo AND p.path = s.path AND p.ast_id = s.ast_id AND p.param_index = 0
JOIN cst_defs AS f
  ON f.repo = p.repo AND f.path = p.path AND f.ast_id = p.func_ast_id AND f.parent_kind = 'class'
JOIN cst_defs AS c
  ON c.repo = f.repo AND c.path = f.path AND c.ast_id = f.parent_def_ast_id
LEFT JOIN cst_decorators AS k
  ON k.repo = f.repo
  AND k.path = f.path
  AND k.def_bstart = f.bstart
  AND k.def_bend = f.bend
  AND k.dotted IN ('classmethod', 'staticmethod')
WHERE (n.rest IS NOT NULL AND strpos(n.rest, '.') = 0 AND COALESCE(k.dotted, '') <> 'staticmethod')
  OR (n.rest IS NULL AND k.dotted = 'classmethod')
