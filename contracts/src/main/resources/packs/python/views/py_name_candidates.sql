/*
materialize: true
key: [repo, path, chain_kind, ast_id, method, qname, def_bstart]
order: [path, ast_id]
owner: path
*/
-- What a chain of names may stand for, as qualified names. `def_bstart`, `def_bend` are set where
-- the definition itself is known (it is in this file), else -1: then the name decides.
SELECT
  repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend,
  bool_and(is_external) AS is_external
FROM (
  SELECT repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend, is_external
  FROM py_names_defined
  UNION ALL
  SELECT repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend, is_external
  FROM py_names_imported
  UNION ALL
  SELECT repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend, is_external
  FROM py_names_of_members
  UNION ALL
  SELECT repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend, is_external
  FROM py_names_of_builtins
  UNION ALL
  SELECT repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend, is_external
  FROM py_names_starred
) AS c
GROUP BY repo, path, chain_kind, ast_id, method, qname, def_bstart, def_bend
