-- Parameters with the key of their binding, and the definition they belong to (null for lambdas).
SELECT
  p.repo,
  p.path,
  p.ast_id,
  p.param_index,
  p.param_kind,
  p.bstart,
  p.bend,
  s.binding_qualpath AS qualpath,
  s.binding_name AS name,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM py_parameters AS p
JOIN symtable_def_sites AS s
  ON s.repo = p.repo AND s.path = p.path AND s.site_kind = 'node' AND s.ast_id = p.ast_id
LEFT JOIN cst_defs AS d
  ON d.repo = p.repo AND d.path = p.path AND d.ast_id = p.func_ast_id
