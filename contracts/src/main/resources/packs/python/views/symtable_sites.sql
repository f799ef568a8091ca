/*
materialize: true
key: [repo, path, site_kind, ast_id]
order: [path, ast_id, site_kind]
owner: path
*/
-- The innermost scope of each name. Regions nest, so reading a file from left to right the block in
-- force changes only where a region begins or ends: the last such change before a name decides.
WITH points AS (
  SELECT
    r.repo,
    r.path,
    CASE WHEN e.phase = 0 THEN r.bend ELSE r.bstart END AS pos,
    e.phase,
    -- what ends goes from the inside out, what begins from the outside in
    CASE WHEN e.phase = 0 THEN -r.bstart ELSE -r.bend END AS nesting,
    CASE WHEN e.phase = 0 THEN r.is_cut ELSE -r.is_cut END AS cut_nesting,
    CASE WHEN e.phase = 0 THEN r.after_block_no ELSE r.block_no END AS block_no,
    CAST(NULL AS VARCHAR) AS file_id,
    CAST(NULL AS VARCHAR) AS site_kind,
    CAST(NULL AS INTEGER) AS ast_id,
    CAST(NULL AS VARCHAR) AS name,
    CAST(NULL AS VARCHAR) AS role,
    CAST(NULL AS BIGINT) AS bstart,
    CAST(NULL AS BIGINT) AS bend
  FROM symtable_scope_regions AS r
  CROSS JOIN (VALUES (0), (2)) AS e (phase)
  UNION ALL
  SELECT
    repo,
    path,
    bstart AS pos,
    CASE WHEN at_scope = 0 THEN 1 ELSE 3 END AS phase,
    CAST(0 AS BIGINT) AS nesting,
    0 AS cut_nesting,
    CAST(NULL AS INTEGER) AS block_no,
    file_id,
    site_kind,
    ast_id,
    name,
    role,
    bstart,
    bend
  FROM symtable_name_uses
),
placed AS (
  SELECT
    repo,
    path,
    file_id,
    site_kind,
    ast_id,
    name,
    role,
    bstart,
    bend,
    -- before any change the module is in force
    COALESCE(
      LAST_VALUE(block_no) IGNORE NULLS OVER (
        PARTITION BY repo, path
        ORDER BY pos, phase, nesting, cut_nesting
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
      0) AS block_no
  FROM points
)
SELECT
  p.repo,
  p.path,
  p.file_id,
  p.site_kind,
  p.ast_id,
  p.name,
  -- a private name inside a class is stored with the class name before it
  CASE
    WHEN NOT starts_with(p.name, '__') OR ends_with(p.name, '__') THEN p.name
    WHEN s.block_type = 'class' THEN '_' || ltrim(s.name, '_') || p.name
    WHEN s.parent_type = 'class' THEN '_' || ltrim(s.parent_name, '_') || p.name
    ELSE p.name
  END AS symbol_name,
  p.role,
  p.bstart,
  p.bend,
  p.block_no
FROM placed AS p
JOIN symtable_scopes AS s
  ON s.repo = p.repo AND s.path = p.path AND s.block_no = p.block_no
WHERE p.ast_id IS NOT NULL
