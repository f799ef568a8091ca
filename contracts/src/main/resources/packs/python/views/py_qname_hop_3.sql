-- Names three links on: the whole name leads on, or its stem does and the last one or two parts stay.
WITH stems AS (
  SELECT
    repo, qname, is_inherited, reached AS stem, CAST(NULL AS VARCHAR) AS rest
  FROM py_qname_open_2
  UNION ALL
  SELECT
    repo, qname, is_inherited, qname_parent(reached) AS stem, qname_last(reached) AS rest
  FROM py_qname_open_2
  UNION ALL
  SELECT
    repo, qname, is_inherited, qname_parent(qname_parent(reached)) AS stem,
    qname_last(qname_parent(reached)) || '.' || qname_last(reached) AS rest
  FROM py_qname_open_2
)
SELECT
  s.repo,
  s.qname,
  qname_join(l.target, s.rest) AS reached,
  s.is_inherited OR l.is_inherited AS is_inherited,
  l.link_order
FROM stems AS s
JOIN py_qname_links AS l ON l.repo = s.repo AND l.qname = s.stem
WHERE s.rest IS NOT NULL OR NOT l.is_inherited
