/*
materialize: true
key: [repo, what]
order: [what]
owner: repo
*/
-- Shares of what could be linked: calls to a definition of the repository or to a name known to be
-- outside of it (a builtin, something imported from elsewhere), and names read to the binding they
-- mean or to a builtin.
WITH outside AS (
  SELECT DISTINCT repo, path, bstart, bend
  FROM callsite_qname_candidates_v1
  WHERE is_external
),
inside AS (
  SELECT DISTINCT repo, path, bstart, bend
  FROM rel_callsite_def_v1
),
calls AS (
  SELECT
    c.repo,
    CASE WHEN i.bstart IS NOT NULL THEN 1 ELSE 0 END AS in_repo,
    CASE WHEN i.bstart IS NOT NULL OR o.bstart IS NOT NULL THEN 1 ELSE 0 END AS linked
  FROM cst_callsites AS c
  LEFT JOIN inside AS i
    ON i.repo = c.repo AND i.path = c.path AND i.bstart = c.bstart AND i.bend = c.bend
  LEFT JOIN outside AS o
    ON o.repo = c.repo AND o.path = c.path AND o.bstart = c.bstart AND o.bend = c.bend
),
name_uses AS (
  SELECT
    s.repo,
    CASE WHEN b.ast_id IS NOT NULL OR k.name IS NOT NULL THEN 1 ELSE 0 END AS linked
  FROM symtable_sites AS s
  LEFT JOIN symtable_site_bindings AS b
    ON b.repo = s.repo AND b.path = s.path AND b.site_kind = s.site_kind AND b.ast_id = s.ast_id
  LEFT JOIN py_builtins AS k ON k.name = s.name
  WHERE s.role = 'use'
),
counted AS (
  SELECT repo, 'calls' AS what, COUNT(*) AS total, SUM(linked) AS resolved FROM calls GROUP BY repo
  UNION ALL
  SELECT repo, 'calls_in_repo' AS what, COUNT(*) AS total, SUM(in_repo) AS resolved FROM calls GROUP BY repo
  UNION ALL
  SELECT repo, 'references' AS what, COUNT(*) AS total, SUM(linked) AS resolved FROM name_uses GROUP BY repo
  UNION ALL
  SELECT
    repo, 'imports' AS what, COUNT(*) AS total,
    SUM(CASE WHEN target_path IS NOT NULL OR submodule_path IS NOT NULL THEN 1 ELSE 0 END) AS resolved
  FROM py_imports_resolved
  GROUP BY repo
)
SELECT
  repo,
  CAST(what AS VARCHAR) AS what,
  CAST(total AS BIGINT) AS total,
  CAST(resolved AS BIGINT) AS resolved,
  CAST(resolved AS DOUBLE) / CAST(total AS DOUBLE) AS share
FROM counted
