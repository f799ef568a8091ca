/*
materialize: true
key: [repo, diag_id]
order: [path, bstart, diag_id]
owner: path
*/
-- What went wrong with a file, each thing once: what stopped an extractor (an extractor that is absent
-- has no path), what parsers and the symbol table had to say besides, where two producers disagree, what an
-- index says of the code, and where its ranges are no spans of it.
-- `severity` is error, warning or info.
WITH reported AS (
  SELECT repo, path, file_id, 'ast' AS tool, kind AS error_kind, message, line_no, bstart, bend
  FROM ast_errors
  UNION ALL
  SELECT
    repo, path, file_id, 'symtable' AS tool, kind AS error_kind, message, line_no,
    CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
  FROM symtable_errors
  UNION ALL
  SELECT
    repo, path, file_id, 'bytecode' AS tool, kind AS error_kind, message, line_no,
    CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
  FROM py_bc_errors
  UNION ALL
  SELECT repo, path, file_id, 'libcst' AS tool, kind AS error_kind, message, line_no, bstart, bend
  FROM libcst_parse_errors
),
found AS (
  SELECT
    repo, path, file_id, extractor AS tool, error_kind, 'error' AS severity, message, line_no, bstart, bend
  FROM extract_errors_v1
  WHERE path <> ''
  UNION ALL
  SELECT
    r.repo, r.path, r.file_id, r.tool, r.error_kind, 'error' AS severity, r.message, r.line_no, r.bstart, r.bend
  FROM reported AS r
  WHERE NOT EXISTS (
    SELECT 1
    FROM extract_errors_v1 AS e
    WHERE e.repo = r.repo AND e.path = r.path AND e.message = r.message)
  UNION ALL
  SELECT
    repo, path, file_id, 'tree-sitter' AS tool, 'syntax-error' AS error_kind, 'warning' AS severity,
    'tree-sitter has no rule for this text' AS message, CAST(NULL AS INTEGER) AS line_no, bstart, bend
  FROM ts_errors
  UNION ALL
  SELECT
    repo, path, file_id, 'tree-sitter' AS tool, 'missing-token' AS error_kind, 'warning' AS severity,
    'tree-sitter misses ' || kind || ' here' AS message, CAST(NULL AS INTEGER) AS line_no, bstart, bend
  FROM ts_missing
  UNION ALL
  SELECT
    c.repo, c.path, f.file_id, 'tree-sitter' AS tool, 'disagreement' AS error_kind,
    CASE WHEN c.reason = 'unexplained' THEN 'warning' ELSE 'info' END AS severity,
    'only ' || c.seen_by || ' sees this ' || c.what || ': ' || c.reason AS message,
    CAST(NULL AS INTEGER) AS line_no, c.bstart, c.bend
  FROM ts_cross_check AS c
  JOIN ast_files_v1 AS f ON f.repo = c.repo AND f.path = c.path
  UNION ALL
  SELECT
    c.repo, c.path, b.file_id, 'symtable' AS tool, 'disagreement' AS error_kind, 'warning' AS severity,
    'only ' || c.seen_by || ' has the ' || c.what || ' ' || c.name || ' of ' || b.block_type || ' '
      || b.qualpath AS message,
    b.lineno AS line_no, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
  FROM symtable_cross_check AS c
  JOIN symtable_blocks AS b ON b.repo = c.repo AND b.path = c.path AND b.block_no = c.block_no
  UNION ALL
  SELECT
    d.repo, d.path, d.file_id, 'scip' AS tool, COALESCE(d.code, 'diagnostic') AS error_kind,
    CASE lower(d.severity) WHEN 'error' THEN 'error' WHEN 'warning' THEN 'warning' ELSE 'info' END AS severity,
    COALESCE(d.message, '') AS message, CAST(NULL AS INTEGER) AS line_no, s.bstart, s.bend
  FROM scip_diagnostics AS d
  LEFT JOIN scip_spans AS s
    ON s.repo = d.repo AND s.path = d.path AND s.occurrence_no = d.occurrence_no AND s.reason IS NULL
  UNION ALL
  SELECT
    repo, path, file_id, tool, 'bad-span' AS error_kind, 'warning' AS severity,
    'occurrences of the index have no span here: ' || reason AS message,
    start_line + 1 AS line_no, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
  FROM span_errors_v1
)
SELECT
  repo,
  stable_id('diag', repo, path, tool, error_kind, line_no, bstart, message) AS diag_id,
  path,
  file_id,
  CAST(tool AS VARCHAR) AS tool,
  error_kind,
  CAST(MIN(severity) AS VARCHAR) AS severity,
  message,
  line_no,
  bstart,
  MIN(bend) AS bend
FROM found
GROUP BY repo, path, file_id, tool, error_kind, message, line_no, bstart
