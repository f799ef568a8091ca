/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- What each alias means: `module_fqn` is the absolute name of the imported module, `target_path`
-- its file when it is in the repository; `symbol_fqn` is the full name the alias stands for, and
-- `submodule_path` its file when that name is itself a module.
WITH packages AS (
  SELECT
    i.repo, i.path, i.file_id, i.ast_id, i.kind, i.module, i.level, i.name, i.asname, i.is_star,
    i.bound_name, i.bstart, i.bend, i.stmt_bstart, i.stmt_bend,
    m.fqn AS importer_fqn,
    -- one dot is the package of the importing module, each further dot one package up; five or
    -- more are taken for five
    CASE i.level
      WHEN 0 THEN CAST(NULL AS VARCHAR)
      WHEN 1 THEN m.package
      WHEN 2 THEN qname_parent(m.package)
      WHEN 3 THEN qname_parent(qname_parent(m.package))
      WHEN 4 THEN qname_parent(qname_parent(qname_parent(m.package)))
      ELSE qname_parent(qname_parent(qname_parent(qname_parent(m.package))))
    END AS base
  FROM cst_imports AS i
  LEFT JOIN py_modules AS m ON m.repo = i.repo AND m.path = i.path
),
absolute AS (
  SELECT
    repo, path, file_id, ast_id, kind, level, name, asname, is_star, bound_name, bstart, bend,
    stmt_bstart, stmt_bend, importer_fqn,
    CASE
      WHEN kind = 'import' THEN name
      WHEN level = 0 THEN module
      ELSE COALESCE(qname_join(base, module), '.')
    END AS module_fqn
  FROM packages
)
SELECT
  a.repo,
  a.path,
  a.file_id,
  a.ast_id,
  a.kind,
  a.level,
  a.name,
  a.asname,
  a.is_star,
  a.bound_name,
  a.bstart,
  a.bend,
  a.stmt_bstart,
  a.stmt_bend,
  a.importer_fqn,
  a.module_fqn,
  t.path AS target_path,
  CASE
    WHEN a.is_star THEN CAST(NULL AS VARCHAR)
    WHEN a.kind = 'from' THEN qname_join(a.module_fqn, a.name)
    WHEN a.asname IS NOT NULL THEN a.module_fqn
    ELSE a.bound_name
  END AS symbol_fqn,
  s.path AS submodule_path,
  CASE WHEN t.path IS NULL THEN a.module_fqn ELSE CAST(NULL AS VARCHAR) END AS external_qname
FROM absolute AS a
LEFT JOIN py_module_names AS t ON t.repo = a.repo AND t.fqn = a.module_fqn
LEFT JOIN py_module_names AS s
  ON s.repo = a.repo
  AND s.fqn = CASE WHEN a.kind = 'from' AND NOT a.is_star THEN qname_join(a.module_fqn, a.name) END
