-- The owner is a definition, or the module where `def_bstart` is null.
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
QUALIFY ROW_NUMBER() OVER (PARTITION BY s.repo, s.path, s.bstart, s.bend ORDER BY s.ast_id) = 1
