-- Ranges that are no spans of the text, with the reason: the file is not in the extract or has no text
-- (no-such-file), nobody knows what the columns count (no-unit), no-such-line, no-such-column,
-- inside-character, end-before-start.
SELECT
  repo,
  path,
  file_id,
  CAST('scip' AS VARCHAR) AS tool,
  occurrence_no AS item_no,
  unit,
  start_line,
  start_char,
  end_line,
  end_char,
  CAST(reason AS VARCHAR) AS reason
FROM scip_spans
WHERE reason IS NOT NULL
