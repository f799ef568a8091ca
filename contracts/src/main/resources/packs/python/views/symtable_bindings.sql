/*
materialize: true
key: [repo, path, qualpath, name]
order: [path, qualpath, name]
owner: path
*/
-- What each scope says about each of its names. Names that a module only reads are builtins or come
-- from a star import: the module does not bind them. The implicit argument of a comprehension
-- (".0") is no name.
WITH bound AS (
  SELECT DISTINCT repo, path, block_no, symbol_name
  FROM symtable_sites
  WHERE role = 'def'
)
SELECT
  s.repo,
  s.path,
  s.file_id,
  s.block_no,
  s.qualpath,
  s.name,
  s.block_type,
  CASE
    WHEN s.is_parameter THEN 'param'
    WHEN s.block_type <> 'module' AND s.is_nonlocal THEN 'nonlocal_ref'
    WHEN s.block_type <> 'module' AND s.is_global THEN 'global_ref'
    WHEN s.is_free THEN 'free_ref'
    WHEN s.is_imported THEN 'import'
    WHEN s.is_namespace AND s.is_assigned THEN 'namespace'
    WHEN s.is_annotated AND b.symbol_name IS NULL THEN 'annot_only'
    ELSE 'local'
  END AS kind,
  s.is_referenced,
  s.is_assigned,
  s.is_annotated,
  s.is_declared_global,
  s.is_type_parameter
FROM symtable_symbols AS s
LEFT JOIN bound AS b
  ON b.repo = s.repo AND b.path = s.path AND b.block_no = s.block_no AND b.symbol_name = s.name
WHERE NOT starts_with(s.name, '.')
  AND (s.block_type <> 'module' OR s.is_local OR s.is_imported OR s.is_assigned)
