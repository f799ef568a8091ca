-- The qualified names a call site may call, with where each comes from.
WITH found_names AS (
  SELECT DISTINCT repo, qname
  FROM py_qname_targets
),
candidates AS (
  SELECT c.repo, c.path, c.ast_id, c.qname, c.method, m.confidence, c.is_external
  FROM py_name_candidates AS c
  JOIN rel_resolution_methods AS m ON m.method = c.method
  LEFT JOIN found_names AS t ON t.repo = c.repo AND t.qname = c.qname
  WHERE c.chain_kind = 'call' AND (c.method <> 'star_import' OR t.qname IS NOT NULL)
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY c.repo, c.path, c.ast_id, c.qname ORDER BY m.confidence DESC, c.method) = 1
),
counted AS (
  SELECT
    repo, path, ast_id, qname, method, confidence, is_external,
    COUNT(*) OVER (PARTITION BY repo, path, ast_id) AS candidates,
    ROW_NUMBER() OVER (PARTITION BY repo, path, ast_id ORDER BY confidence DESC, qname) AS candidate_rank
  FROM candidates
)
SELECT
  c.repo,
  c.path,
  s.file_id,
  s.bstart,
  s.bend,
  c.qname,
  c.method AS qname_source,
  c.is_external,
  c.confidence / CAST(c.candidates AS DOUBLE) AS confidence,
  c.confidence / CAST(c.candidate_rank AS DOUBLE) AS score,
  CASE
    WHEN c.candidates > 1 THEN stable_id('ambiguity', c.repo, c.path, s.bstart, s.bend)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id
FROM counted AS c
JOIN cst_callsites AS s
  ON s.repo = c.repo AND s.path = c.path AND s.ast_id = c.ast_id
