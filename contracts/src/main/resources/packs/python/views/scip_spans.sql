-- Ranges of occurrences as bytes of the text, or the reason why they are none. A line that has no text
-- is ASCII: there all units are one.
WITH ranges AS (
  SELECT
    o.repo,
    o.path,
    o.file_id,
    o.occurrence_no,
    position_encoding_norm(o.position_encoding) AS unit,
    o.start_line,
    CAST(o.start_char AS BIGINT) AS start_char,
    o.end_line,
    CAST(o.end_char AS BIGINT) AS end_char,
    f.text_bytes,
    a.line_no AS start_line_no,
    a.start_byte AS start_from,
    a.end_byte AS start_to,
    a.text AS start_text,
    b.line_no AS end_line_no,
    b.start_byte AS end_from,
    b.end_byte AS end_to,
    b.text AS end_text
  FROM scip_occurrences AS o
  LEFT JOIN repo_files_v1 AS f ON f.repo = o.repo AND f.path = o.path
  LEFT JOIN scip_lines AS a ON a.repo = o.repo AND a.path = o.path AND a.line_no = o.start_line + 1
  LEFT JOIN scip_lines AS b ON b.repo = o.repo AND b.path = o.path AND b.line_no = o.end_line + 1
),
spans AS (
  SELECT
    r.repo,
    r.path,
    r.file_id,
    r.occurrence_no,
    r.unit,
    r.start_line,
    r.start_char,
    r.end_line,
    r.end_char,
    r.text_bytes,
    r.start_line_no,
    r.start_text,
    r.end_line_no,
    r.end_text,
    CASE
      WHEN r.start_text IS NOT NULL THEN r.start_from + col_to_byte(r.start_text, r.start_char, r.unit)
      WHEN r.start_char >= 0 AND r.start_from + r.start_char <= r.start_to THEN r.start_from + r.start_char
    END AS bstart,
    CASE
      WHEN r.end_text IS NOT NULL THEN r.end_from + col_to_byte(r.end_text, r.end_char, r.unit)
      WHEN r.end_char >= 0 AND r.end_from + r.end_char <= r.end_to THEN r.end_from + r.end_char
    END AS bend
  FROM ranges AS r
)
SELECT
  s.repo,
  s.path,
  s.file_id,
  s.occurrence_no,
  s.unit,
  s.start_line,
  s.start_char,
  s.end_line,
  s.end_char,
  s.bstart,
  s.bend,
  CASE
    WHEN s.text_bytes IS NULL THEN 'no-such-file'
    WHEN s.unit IS NULL THEN 'no-unit'
    WHEN s.start_line_no IS NULL OR s.end_line_no IS NULL THEN 'no-such-line'
    -- a later column of the line is one: this one is inside the character before it
    WHEN s.bstart IS NULL AND s.start_char >= 0 AND COALESCE(
      col_to_byte(s.start_text, s.start_char + 1, s.unit),
      col_to_byte(s.start_text, s.start_char + 2, s.unit),
      col_to_byte(s.start_text, s.start_char + 3, s.unit)) IS NOT NULL THEN 'inside-character'
    WHEN s.bstart IS NULL THEN 'no-such-column'
    WHEN s.bend IS NULL AND s.end_char >= 0 AND COALESCE(
      col_to_byte(s.end_text, s.end_char + 1, s.unit),
      col_to_byte(s.end_text, s.end_char + 2, s.unit),
      col_to_byte(s.end_text, s.end_char + 3, s.unit)) IS NOT NULL THEN 'inside-character'
    WHEN s.bend IS NULL THEN 'no-such-column'
    WHEN s.bend < s.bstart THEN 'end-before-start'
  END AS reason
FROM spans AS s
