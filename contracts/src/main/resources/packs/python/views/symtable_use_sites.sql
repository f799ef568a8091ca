SELECT
  repo, path, file_id, site_kind, ast_id, name, bstart, bend, binding_block_no, binding_qualpath, binding_name, via
FROM symtable_site_bindings
WHERE role = 'use'
