-- Qualified names to find definitions for.
SELECT DISTINCT repo, qname, qname AS reached, FALSE AS is_inherited
FROM py_name_candidates
WHERE def_bstart < 0 AND NOT is_external
