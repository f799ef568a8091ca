/*
materialize: true
key: [repo, qname, target_path, target_bstart]
order: [qname, target_path, target_bstart]
owner: qname
*/
-- The definitions a qualified name means. A name that is none is followed along imports, star
-- imports and base classes, at most three links far; the nearest definitions win, among base
-- classes the first.
WITH nearest AS (
  SELECT repo, qname, hops, is_inherited, path, bstart, bend
  FROM (
    SELECT repo, qname, hops, link_order, is_inherited, path, bstart, bend FROM py_qname_found_0
    UNION ALL
    SELECT repo, qname, hops, link_order, is_inherited, path, bstart, bend FROM py_qname_found_1
    UNION ALL
    SELECT repo, qname, hops, link_order, is_inherited, path, bstart, bend FROM py_qname_found_2
    UNION ALL
    SELECT repo, qname, hops, link_order, is_inherited, path, bstart, bend FROM py_qname_found_3
  ) AS f
  QUALIFY RANK() OVER (PARTITION BY repo, qname ORDER BY hops, link_order) = 1
)
SELECT
  repo,
  qname,
  path AS target_path,
  bstart AS target_bstart,
  bend AS target_bend,
  hops,
  bool_or(is_inherited) AS is_inherited
FROM nearest
GROUP BY repo, qname, path, bstart, bend, hops
