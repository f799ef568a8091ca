-- Base classes that are written as a name or a dotted name.
SELECT
  n.repo,
  n.path,
  n.parent_ast_id AS class_ast_id,
  n.field_pos AS base_index,
  n.ast_id,
  n.ast_id AS expr_ast_id,
  r.dotted
FROM ast_nodes AS n
JOIN ast_defs AS d
  ON d.repo = n.repo AND d.path = n.path AND d.ast_id = n.parent_ast_id
JOIN cst_refs AS r
  ON r.repo = n.repo AND r.path = n.path AND r.ast_id = n.ast_id
WHERE n.field = 'bases' AND r.dotted IS NOT NULL
