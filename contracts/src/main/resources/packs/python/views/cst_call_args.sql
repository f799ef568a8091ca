/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- Arguments in source order of their kind: `arg_index` counts positional ones, keywords follow.
SELECT
  a.repo,
  a.path,
  a.file_id,
  a.ast_id,
  CASE
    WHEN a.field = 'args' THEN a.field_pos
    ELSE a.field_pos + c.positional_count + CASE WHEN c.has_star THEN 1 ELSE 0 END
  END AS arg_index,
  CASE WHEN a.field = 'keywords' THEN a.name ELSE CAST(NULL AS VARCHAR) END AS keyword,
  CASE
    WHEN a.field = 'args' AND a.kind = 'Starred' THEN '*'
    WHEN a.field = 'keywords' AND a.name IS NULL THEN '**'
    ELSE CAST(NULL AS VARCHAR)
  END AS star,
  a.bstart,
  a.bend,
  c.bstart AS call_bstart,
  c.bend AS call_bend
FROM ast_nodes AS a
JOIN ast_calls AS c
  ON c.repo = a.repo AND c.path = a.path AND c.ast_id = a.parent_ast_id
WHERE a.field IN ('args', 'keywords') AND a.bstart IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY a.repo, a.path, a.bstart, a.bend ORDER BY a.ast_id) = 1
