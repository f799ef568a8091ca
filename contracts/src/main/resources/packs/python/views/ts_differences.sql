-- Definitions, calls and imports that one of the two grammars sees and the other does not at that
-- place, in files that both have read and CPython accepts.
WITH seen AS (
  SELECT repo, path, 'definition' AS what, 'cpython' AS seen_by, kind AS text, bstart, bend FROM ast_defs
  UNION ALL
  SELECT repo, path, 'call' AS what, 'cpython' AS seen_by, callee_text AS text, bstart, bend FROM ast_calls
  UNION ALL
  SELECT repo, path, 'import' AS what, 'cpython' AS seen_by, kind AS text, bstart, bend FROM ast_imports
  UNION ALL
  SELECT repo, path, 'definition' AS what, 'tree-sitter' AS seen_by, kind AS text, bstart, bend FROM ts_defs
  UNION ALL
  SELECT repo, path, 'call' AS what, 'tree-sitter' AS seen_by, callee_kind AS text, bstart, bend FROM ts_calls
  UNION ALL
  SELECT repo, path, 'import' AS what, 'tree-sitter' AS seen_by, kind AS text, bstart, bend FROM ts_imports
)
SELECT s.repo, s.path, s.what, MIN(s.seen_by) AS seen_by, MIN(s.text) AS text, s.bstart, s.bend
FROM seen AS s
WHERE EXISTS (SELECT 1 FROM tree_sitter_files_v1 AS t WHERE t.repo = s.repo AND t.path = s.path)
  AND EXISTS (SELECT 1 FROM ast_files_v1 AS f WHERE f.repo = s.repo AND f.path = s.path)
  AND NOT EXISTS (SELECT 1 FROM ast_errors AS x WHERE x.repo = s.repo AND x.path = s.path)
GROUP BY s.repo, s.path, s.what, s.bstart, s.bend
HAVING MIN(s.seen_by) = MAX(s.seen_by)
