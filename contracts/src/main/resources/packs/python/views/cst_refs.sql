/*
materialize: true
key: [repo, path, bstart, bend]
order: [path, bstart, bend]
owner: path
*/
-- Names and attribute chains. `dotted` is the whole chain a.b.c where it begins with a name, up to
-- four links; the value of an attribute is its first child, so a chain has consecutive ids. From LibCST
-- for the files it has parsed, else from the syntax tree.
WITH refs AS (
  SELECT repo, path, file_id, ast_id, parent_ast_id, kind, name, ctx, bstart, bend
  FROM ast_nodes
  WHERE kind IN ('Name', 'Attribute') AND bstart IS NOT NULL
),
chained AS (
  SELECT
    r.repo,
    r.path,
    r.file_id,
    r.ast_id,
    r.parent_ast_id,
    CASE WHEN r.kind = 'Name' THEN 'NAME' ELSE 'ATTRIBUTE' END AS shape,
    r.name,
    r.ctx,
    r.bstart,
    r.bend,
    CASE
      WHEN r.kind = 'Name' THEN r.name
      WHEN a.kind = 'Name' THEN a.name || '.' || r.name
      WHEN b.kind = 'Name' THEN b.name || '.' || a.name || '.' || r.name
      WHEN c.kind = 'Name' THEN c.name || '.' || b.name || '.' || a.name || '.' || r.name
      ELSE CAST(NULL AS VARCHAR)
    END AS dotted
  FROM refs AS r
  LEFT JOIN refs AS a
    ON r.kind = 'Attribute' AND a.repo = r.repo AND a.path = r.path AND a.parent_ast_id = r.ast_id
  LEFT JOIN refs AS b
    ON a.kind = 'Attribute' AND b.repo = a.repo AND b.path = a.path AND b.parent_ast_id = a.ast_id
  LEFT JOIN refs AS c
    ON b.kind = 'Attribute' AND c.repo = b.repo AND c.path = b.path AND c.parent_ast_id = b.ast_id
)
SELECT repo, path, file_id, ast_id, parent_ast_id, shape, name, dotted, ctx, bstart, bend
FROM (
  SELECT
    a.repo, a.path, a.file_id, a.ast_id, a.parent_ast_id, a.shape, a.name, a.dotted, a.ctx, a.bstart, a.bend
  FROM chained AS a
  LEFT JOIN libcst_parse_manifest AS m ON m.repo = a.repo AND m.path = a.path
  WHERE m.path IS NULL
  UNION ALL
  SELECT
    l.repo, l.path, l.file_id, r.ast_id, r.parent_ast_id, l.shape, l.name, l.dotted, l.ctx, l.bstart, l.bend
  FROM libcst_refs AS l
  LEFT JOIN refs AS r
    ON r.repo = l.repo
    AND r.path = l.path
    AND r.bstart = l.bstart
    AND r.bend = l.bend
    AND r.kind = CASE WHEN l.shape = 'NAME' THEN 'Name' ELSE 'Attribute' END
) AS e
-- some interpreters give several expressions of a formatted string one position
QUALIFY ROW_NUMBER() OVER (PARTITION BY repo, path, bstart, bend ORDER BY ast_id) = 1
