-- Module names from paths. A top-level folder without __init__.py is a source root: it is no part
-- of the names below it. Folders further down count as packages, with __init__.py or without.
WITH package_folders AS (
  SELECT repo, split_part(path, '/', 1) AS folder
  FROM repo_files_v1
  WHERE path = split_part(path, '/', 1) || '/__init__.py'
),
rooted AS (
  SELECT
    f.repo,
    f.path,
    f.file_id,
    f.text_bytes,
    CASE
      WHEN strpos(f.path, '/') = 0 OR p.folder IS NOT NULL THEN ''
      ELSE split_part(f.path, '/', 1) || '/'
    END AS source_root,
    CASE WHEN ends_with(f.path, '.pyi') THEN 4 ELSE 3 END AS suffix_length
  FROM repo_files_v1 AS f
  LEFT JOIN package_folders AS p
    ON p.repo = f.repo AND p.folder = split_part(f.path, '/', 1)
  WHERE ends_with(f.path, '.py') OR ends_with(f.path, '.pyi')
),
named AS (
  SELECT
    repo,
    path,
    file_id,
    text_bytes,
    source_root,
    suffix_length = 4 AS is_stub,
    replace(
      substring(
        path,
        char_length(source_root) + 1,
        char_length(path) - char_length(source_root) - suffix_length),
      '/',
      '.') AS dotted
  FROM rooted
)
SELECT
  repo,
  path,
  file_id,
  text_bytes,
  source_root,
  is_stub,
  -- a lone __init__.py at a root names no package and keeps its own name
  CASE
    WHEN qname_last(dotted) = '__init__' THEN COALESCE(qname_parent(dotted), dotted)
    ELSE dotted
  END AS fqn,
  qname_last(dotted) = '__init__' AS is_package,
  -- where relative imports start
  qname_parent(dotted) AS package
FROM named
