-- The owner is a definition, or the module where `def_bstart` is null. From LibCST for the files it
-- has parsed, else from the syntax tree.
SELECT
  s.repo,
  s.path,
  s.file_id,
  s.ast_id,
  s.value AS text,
  s.bstart,
  s.bend,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM ast_docstrings AS s
LEFT JOIN ast_defs AS d
  ON d.repo = s.repo AND d.path = s.path AND d.ast_id = s.owner_ast_id
LEFT JOIN libcst_parse_manifest AS m ON m.repo = s.repo AND m.path = s.path
WHERE m.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY s.repo, s.path, s.bstart, s.bend ORDER BY s.ast_id) = 1
UNION ALL
SELECT
  l.repo,
  l.path,
  l.file_id,
  a.ast_id,
  l.text,
  l.bstart,
  l.bend,
  l.def_bstart,
  l.def_bend
FROM libcst_docstrings AS l
LEFT JOIN ast_docstrings AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1
