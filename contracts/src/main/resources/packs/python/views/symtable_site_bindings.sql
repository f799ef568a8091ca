/*
materialize: true
key: [repo, path, site_kind, ast_id]
order: [path, ast_id, site_kind]
owner: path
*/
-- Sites that mean a binding of their file; `binding_qualpath` and `binding_name` are its key.
SELECT
  s.repo,
  s.path,
  s.file_id,
  s.site_kind,
  s.ast_id,
  s.name,
  s.role,
  s.bstart,
  s.bend,
  s.block_no,
  r.target_block_no AS binding_block_no,
  r.target_qualpath AS binding_qualpath,
  r.name AS binding_name,
  r.via
FROM symtable_sites AS s
JOIN symtable_binding_resolutions AS r
  ON r.repo = s.repo AND r.path = s.path AND r.block_no = s.block_no AND r.name = s.symbol_name
