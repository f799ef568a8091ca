-- Which binding a name of a scope means. What a scope binds itself means itself; a global name the
-- one of the module; a free or nonlocal name the nearest enclosing scope that binds it, classes
-- skipped. Names that nothing in the file binds have no row.
WITH named AS (
  SELECT repo, path, qualpath, block_no, block_type, name, kind
  FROM symtable_bindings
),
enclosing AS (
  SELECT
    r.repo,
    r.path,
    r.block_no,
    r.name,
    t.block_no AS target_block_no,
    t.qualpath AS target_qualpath
  FROM named AS r
  JOIN named AS t
    ON t.repo = r.repo
    AND t.path = r.path
    AND t.name = r.name
    AND t.kind NOT IN ('free_ref', 'global_ref', 'nonlocal_ref')
    AND t.block_type NOT IN ('module', 'class')
    AND starts_with(r.qualpath, t.qualpath || '.')
  WHERE r.kind IN ('free_ref', 'nonlocal_ref')
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY r.repo, r.path, r.block_no, r.name
    ORDER BY char_length(t.qualpath) DESC, t.block_no) = 1
)
SELECT
  repo, path, block_no, name, block_no AS target_block_no, qualpath AS target_qualpath, 'own' AS via
FROM named
WHERE kind NOT IN ('free_ref', 'global_ref', 'nonlocal_ref')
UNION ALL
SELECT
  r.repo, r.path, r.block_no, r.name, t.block_no AS target_block_no, t.qualpath AS target_qualpath,
  'module' AS via
FROM named AS r
JOIN named AS t
  ON t.repo = r.repo AND t.path = r.path AND t.name = r.name AND t.block_type = 'module'
WHERE r.kind = 'global_ref'
UNION ALL
SELECT repo, path, block_no, name, target_block_no, target_qualpath, 'enclosing' AS via
FROM enclosing
