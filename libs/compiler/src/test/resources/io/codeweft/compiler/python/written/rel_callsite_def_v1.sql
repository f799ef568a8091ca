-- Call sites and the definitions they may call. Candidates are kept: those of one call site share a
-- group, the best has rank 1, and the confidence of each falls with their number.
WITH hits AS (
  SELECT
    c.repo, c.path, c.ast_id, c.method, c.qname,
    c.path AS def_path, c.def_bstart, c.def_bend
  FROM py_name_candidates AS c
  WHERE c.chain_kind = 'call' AND c.def_bstart >= 0
  UNION ALL
  SELECT
    c.repo, c.path, c.ast_id,
    CASE
      WHEN t.is_inherited THEN 'inherited_member'
      WHEN t.hops > 0 AND c.method = 'import_binding' THEN 'reexport'
      ELSE c.method
    END AS method,
    c.qname,
    t.target_path AS def_path, t.target_bstart AS def_bstart, t.target_bend AS def_bend
  FROM py_name_candidates AS c
  JOIN py_qname_targets AS t ON t.repo = c.repo AND t.qname = c.qname
  WHERE c.chain_kind = 'call' AND c.def_bstart < 0
),
weighed AS (
  SELECT h.repo, h.path, h.ast_id, h.method, h.qname, h.def_path, h.def_bstart, h.def_bend, m.confidence
  FROM hits AS h
  JOIN rel_resolution_methods AS m ON m.method = h.method
  -- one definition may be found in several ways: the best counts
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY h.repo, h.path, h.ast_id, h.def_path, h.def_bstart
    ORDER BY m.confidence DESC, h.method, h.qname) = 1
),
ranked AS (
  SELECT
    repo, path, ast_id, method, qname, def_path, def_bstart, def_bend, confidence,
    COUNT(*) OVER (PARTITION BY repo, path, ast_id) AS candidates,
    -- of several definitions of one name the last is the one in force
    ROW_NUMBER() OVER (
      PARTITION BY repo, path, ast_id
      ORDER BY confidence DESC, def_path, def_bstart DESC) AS candidate_rank
  FROM weighed
)
SELECT
  r.repo,
  r.path,
  s.file_id,
  s.bstart,
  s.bend,
  s.callee_bstart,
  s.callee_bend,
  r.def_path,
  r.def_bstart,
  r.def_bend,
  r.method AS resolution_method,
  r.qname,
  r.confidence / CAST(r.candidates AS DOUBLE) AS confidence,
  r.confidence / CAST(r.candidate_rank AS DOUBLE) AS score,
  CAST(r.candidate_rank AS INTEGER) AS candidate_rank,
  CASE
    WHEN r.candidates > 1 THEN stable_id('ambiguity', r.repo, r.path, s.bstart, s.bend)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id
FROM ranked AS r
JOIN cst_callsites AS s
  ON s.repo = r.repo AND s.path = r.path AND s.ast_id = r.ast_id
