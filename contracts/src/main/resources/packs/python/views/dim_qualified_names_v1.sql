/*
materialize: true
key: [repo, qname]
order: [qname]
owner: qname
*/
-- Qualified names of modules and definitions, and those that call sites ask for. `defined_as` is
-- null for names that nothing in the repository defines.
WITH names AS (
  SELECT repo, qname, kind AS defined_as FROM cst_defs WHERE qname IS NOT NULL
  UNION ALL
  SELECT repo, fqn AS qname, 'module' AS defined_as FROM py_modules
  UNION ALL
  SELECT repo, qname, CAST(NULL AS VARCHAR) AS defined_as FROM callsite_qname_candidates_v1
)
SELECT repo, qname, any_value_det(defined_as) AS defined_as
FROM names
GROUP BY repo, qname
