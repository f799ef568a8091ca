-- Lines of the files that an index describes. Behind the last line break, and in an empty file, there is
-- one more place: positions may name it, and it is no line.
SELECT l.repo, l.path, l.line_no, l.start_byte, l.end_byte, l.text
FROM repo_lines AS l
JOIN scip_index_v1 AS s ON s.repo = l.repo AND s.path = l.path
UNION ALL
SELECT
  f.repo,
  f.path,
  CAST(COUNT(l.line_no) + 1 AS INTEGER) AS line_no,
  f.text_bytes AS start_byte,
  f.text_bytes AS end_byte,
  CAST(NULL AS VARCHAR) AS text
FROM repo_files_v1 AS f
JOIN scip_index_v1 AS s ON s.repo = f.repo AND s.path = f.path
LEFT JOIN repo_lines AS l ON l.repo = f.repo AND l.path = f.path
WHERE f.text_bytes IS NOT NULL
GROUP BY f.repo, f.path, f.text_bytes
HAVING COALESCE(MAX(l.end_byte), CAST(-1 AS BIGINT)) < f.text_bytes
