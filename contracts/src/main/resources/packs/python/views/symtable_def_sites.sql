SELECT
  repo, path, file_id, site_kind, ast_id, name, role, bstart, bend, binding_block_no, binding_qualpath, binding_name, via
FROM symtable_site_bindings
WHERE role IN ('def', 'declare')
