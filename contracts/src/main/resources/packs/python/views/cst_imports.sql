-- One row per alias. `bound_name` is the name the statement binds, null for a star. From LibCST for the
-- files it has parsed, else from the syntax tree.
WITH aliases AS (
  SELECT
    i.repo, i.path, i.file_id, i.ast_id, i.kind, i.module, i.level, i.name, i.asname, i.is_star,
    i.bstart, i.bend, i.stmt_bstart, i.stmt_bend
  FROM ast_imports AS i
  LEFT JOIN libcst_parse_manifest AS m ON m.repo = i.repo AND m.path = i.path
  WHERE m.path IS NULL
  UNION ALL
  SELECT
    l.repo, l.path, l.file_id, a.ast_id, l.kind, l.module, l.level, l.name, l.asname, l.is_star,
    l.bstart, l.bend, l.stmt_bstart, l.stmt_bend
  FROM libcst_imports AS l
  LEFT JOIN ast_imports AS a
    ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
)
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
FROM aliases AS i
QUALIFY ROW_NUMBER() OVER (PARTITION BY i.repo, i.path, i.bstart, i.bend ORDER BY i.ast_id) = 1
