-- Where the two grammars disagree, with the reason: tree-sitter reads `*f(x)` as a call of `*f`, and
-- `type(x).y = z` as a statement that begins with the keyword; a CR alone ends no line for it; behind an
-- error it guesses. Two calls of `*f(x)` are one disagreement, that of CPython's.
WITH splats AS (
  SELECT d.repo, d.path, d.bstart, d.bend
  FROM ts_differences AS d
  JOIN ast_nodes AS n
    ON n.repo = d.repo AND n.path = d.path AND n.bstart = d.bstart AND n.bend = d.bend AND n.kind = 'Starred'
  WHERE d.what = 'call' AND d.seen_by = 'tree-sitter'
),
failures AS (
  SELECT repo, path, MIN(bstart) AS bstart
  FROM (
    SELECT repo, path, bstart FROM ts_errors
    UNION ALL
    SELECT repo, path, bstart FROM ts_missing
  ) AS e
  GROUP BY repo, path
)
SELECT
  d.repo,
  d.path,
  d.what,
  d.seen_by,
  CASE
    WHEN s.path IS NOT NULL THEN 'splat-read-as-callee'
    WHEN d.what = 'call' AND d.text = 'type' THEN 'type-read-as-keyword'
    WHEN e.bstart <= d.bend THEN 'tree-sitter-error'
    WHEN f.newline_kind IN ('cr', 'mixed') THEN 'line-breaks'
    ELSE 'unexplained'
  END AS reason,
  d.bstart,
  d.bend
FROM ts_differences AS d
LEFT JOIN splats AS s
  ON s.repo = d.repo AND s.path = d.path AND s.bend = d.bend AND d.what = 'call' AND s.bstart < d.bstart
LEFT JOIN failures AS e ON e.repo = d.repo AND e.path = d.path
LEFT JOIN repo_files_v1 AS f ON f.repo = d.repo AND f.path = d.path
WHERE NOT EXISTS (
  SELECT 1
  FROM splats AS o
  WHERE o.repo = d.repo AND o.path = d.path AND o.bstart = d.bstart AND o.bend = d.bend AND d.what = 'call')
