/*
materialize: true
key: [repo, path, qualpath, name]
order: [path, qualpath, name]
owner: path
*/
-- What each scope says about each of its names. Names that a module only reads are builtins or come
-- from a star import: the module does not bind them. What functions assign as `global` belongs to
-- the module even where the module itself does not mention it. The implicit argument of a
-- comprehension (".0") is no name.
WITH bound AS (
  SELECT DISTINCT repo, path, block_no, symbol_name
  FROM symtable_sites
  WHERE role = 'def'
),
own AS (
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
    s.is_imported,
    s.is_annotated,
    s.is_declared_global,
    s.is_type_parameter
  FROM symtable_symbols AS s
  LEFT JOIN bound AS b
    ON b.repo = s.repo AND b.path = s.path AND b.block_no = s.block_no AND b.symbol_name = s.name
  WHERE NOT starts_with(s.name, '.')
    AND (s.block_type <> 'module' OR s.is_local OR s.is_imported OR s.is_assigned)
),
assigned_globals AS (
  SELECT
    repo, path, file_id, name, bool_or(is_annotated) AS is_annotated, bool_or(is_imported) AS is_imported
  FROM own
  WHERE kind = 'global_ref' AND is_declared_global AND (is_assigned OR is_imported)
  GROUP BY repo, path, file_id, name
)
SELECT
  repo, path, file_id, block_no, qualpath, name, block_type, kind, is_referenced, is_assigned,
  is_annotated, is_declared_global, is_type_parameter
FROM own
UNION ALL
SELECT
  g.repo,
  g.path,
  g.file_id,
  0 AS block_no,
  '' AS qualpath,
  g.name,
  'module' AS block_type,
  CASE WHEN g.is_imported THEN 'import' ELSE 'local' END AS kind,
  FALSE AS is_referenced,
  TRUE AS is_assigned,
  g.is_annotated,
  FALSE AS is_declared_global,
  FALSE AS is_type_parameter
FROM assigned_globals AS g
LEFT JOIN own AS o
  ON o.repo = g.repo AND o.path = g.path AND o.block_no = 0 AND o.name = g.name
WHERE o.name IS NULL
