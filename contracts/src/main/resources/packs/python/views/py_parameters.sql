/*
materialize: true
key: [repo, path, ast_id]
order: [path, ast_id]
owner: path
*/
-- Parameters of functions and lambdas, once each, in the order of the signature: the tree lists
-- them so, positional-only ones first.
SELECT
  a.repo,
  a.path,
  a.file_id,
  a.ast_id,
  a.name,
  CAST(
    ROW_NUMBER() OVER (PARTITION BY a.repo, a.path, s.ast_id ORDER BY a.ast_id) - 1
    AS INTEGER) AS param_index,
  CASE a.field
    WHEN 'posonlyargs' THEN 'positional_only'
    WHEN 'args' THEN 'positional_or_keyword'
    WHEN 'vararg' THEN 'var_positional'
    WHEN 'kwonlyargs' THEN 'keyword_only'
    ELSE 'var_keyword'
  END AS param_kind,
  a.bstart,
  a.bend,
  s.parent_ast_id AS func_ast_id
FROM ast_nodes AS a
JOIN ast_nodes AS s
  ON s.repo = a.repo AND s.path = a.path AND s.ast_id = a.parent_ast_id AND s.kind = 'arguments'
WHERE a.kind = 'arg'
