-- Annotations with what they annotate: a binding (parameters), a definition (results) or a
-- reference (variables); the key columns of the others are null.
SELECT
  t.repo,
  t.path,
  t.bstart,
  t.bend,
  t.role,
  b.qualpath AS param_qualpath,
  b.name AS param_name,
  d.bstart AS def_bstart,
  d.bend AS def_bend,
  r.bstart AS ref_bstart,
  r.bend AS ref_bend
FROM cst_type_exprs AS t
LEFT JOIN py_parameter_bindings AS b
  ON t.role = 'parameter' AND b.repo = t.repo AND b.path = t.path AND b.ast_id = t.annotated_ast_id
LEFT JOIN cst_defs AS d
  ON t.role = 'return' AND d.repo = t.repo AND d.path = t.path AND d.ast_id = t.annotated_ast_id
LEFT JOIN cst_refs AS r
  ON t.role = 'variable'
  AND r.repo = t.repo
  AND r.path = t.path
  AND r.parent_ast_id = t.annotated_ast_id
  AND r.ast_id = t.annotated_ast_id + 1
