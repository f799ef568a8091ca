-- One row per alias. `bound_name` is the name the statement binds, null for a star.
SELECT
  i.repo,
  i.path,
  i.file_id,
  i.ast_id,
  i.kind,
  i.module,
  i.level,
  i.name,
  i.asname,
  i.is_star,
  CASE
    WHEN i.is_star THEN CAST(NULL AS VARCHAR)
    WHEN i.asname IS NOT NULL THEN i.asname
    WHEN i.kind = 'import' THEN split_part(i.name, '.', 1)
    ELSE i.name
  END AS bound_name,
  i.bstart,
  i.bend,
  i.stmt_bstart,
  i.stmt_bend
FROM ast_imports AS i
QUALIFY ROW_NUMBER() OVER (PARTITION BY i.repo, i.path, i.bstart, i.bend ORDER BY i.ast_id) = 1
