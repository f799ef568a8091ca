-- Names two links on: the whole name leads on, or its stem does and the last one or two parts stay.
WITH stems AS (
  SELECT
    o.repo,
    o.qname,
    o.is_inherited,
    CASE k.kept
      WHEN 0 THEN o.reached
      WHEN 1 THEN qname_parent(o.reached)
      ELSE qname_parent(qname_parent(o.reached))
    END AS stem,
    CASE k.kept
      WHEN 0 THEN CAST(NULL AS VARCHAR)
      WHEN 1 THEN qname_last(o.reached)
      ELSE qname_last(qname_parent(o.reached)) || '.' || qname_last(o.reached)
    END AS rest
  FROM py_qname_open_1 AS o
  CROSS JOIN (VALUES (0), (1), (2)) AS k (kept)
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
