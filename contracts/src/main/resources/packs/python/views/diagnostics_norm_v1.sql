-- What went wrong with a file, each thing once: what stopped an extractor, and what the parser and
-- the symbol table had to say besides. An extractor that is absent has no path.
SELECT repo, path, file_id, tool, error_kind, message, line_no, bstart, MIN(bend) AS bend
FROM (
  SELECT repo, path, file_id, extractor AS tool, error_kind, message, line_no, bstart, bend
  FROM extract_errors_v1
  WHERE path <> ''
  UNION ALL
  SELECT
    a.repo, a.path, a.file_id, 'ast' AS tool, a.kind AS error_kind, a.message, a.line_no, a.bstart, a.bend
  FROM ast_errors AS a
  WHERE NOT EXISTS (
    SELECT 1
    FROM extract_errors_v1 AS e
    WHERE e.repo = a.repo AND e.path = a.path AND e.error_kind = a.kind)
  UNION ALL
  SELECT
    s.repo, s.path, s.file_id, 'symtable' AS tool, s.kind AS error_kind, s.message, s.line_no,
    CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
  FROM symtable_errors AS s
  WHERE NOT EXISTS (
    SELECT 1
    FROM extract_errors_v1 AS e
    WHERE e.repo = s.repo AND e.path = s.path AND e.error_kind = s.kind)
) AS d
GROUP BY repo, path, file_id, tool, error_kind, message, line_no, bstart
