-- trees <- nested_lists[trees]
SELECT t.repo, t.path, e.n.tree_no AS tree_no, e.n.kind AS kind, e.n.ripe AS ripe
FROM orchard_v1 AS t
CROSS JOIN UNNEST(t.trees) AS e (n);

-- pickers <- nested_lists[pickers]
SELECT
  t.repo, t.path, e.n.picker_no AS picker_no, e.n.name AS name, e.n.kind AS kind,
  e.n.method AS method, e.n.reach AS reach, e.n.skill AS skill
FROM orchard_v1 AS t
CROSS JOIN UNNEST(t.pickers) AS e (n);

-- pickings <- relations[pickings]
WITH candidates AS (
  SELECT
    t.repo, t.path, t.tree_no, p.picker_no, p.name,
    CAST(p.reach AS DOUBLE) + 0.25 * CAST(p.skill AS DOUBLE) AS score
  FROM trees AS t
  JOIN pickers AS p
    ON p.repo = t.repo AND p.path = t.path AND (p.kind = t.kind OR p.kind IS NULL)
  WHERE t.ripe
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY repo, path, tree_no ORDER BY score DESC, name, picker_no DESC) AS candidate_rank,
    COUNT(*) OVER (PARTITION BY repo, path, tree_no) AS candidate_count
  FROM candidates
)
SELECT
  repo, path, tree_no, picker_no, score, candidate_rank, candidate_count,
  CASE
    WHEN candidate_count > 1 THEN stable_id('ambiguity', repo, path, tree_no)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id,
  CAST('the orchard''s own list' AS VARCHAR) AS origin
FROM ranked;

-- best_trees <- relations[best_trees]
WITH ranked AS (
  SELECT
    repo, kind, tree_no,
    ROW_NUMBER() OVER (PARTITION BY repo, kind ORDER BY tree_no DESC, path) AS candidate_rank,
    COUNT(*) OVER (PARTITION BY repo, kind) AS candidate_count
  FROM trees
)
SELECT
  repo, kind, tree_no, candidate_count,
  CASE
    WHEN candidate_count > 1 THEN stable_id('ambiguity', repo, kind)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id
FROM ranked
WHERE candidate_rank <= 1;

-- top_pickers <- relations[top_pickers]
WITH named AS (
  SELECT repo, kind, name, skill
  FROM pickers
  QUALIFY ROW_NUMBER() OVER (PARTITION BY repo, kind, name ORDER BY picker_no, path) = 1
),
ranked AS (
  SELECT
    repo, kind, name,
    2.5 * CAST(COALESCE(skill, 0) AS DOUBLE) AS score,
    ROW_NUMBER() OVER (
      PARTITION BY repo, kind
      ORDER BY 2.5 * CAST(COALESCE(skill, 0) AS DOUBLE) DESC, name)
      AS candidate_rank,
    COUNT(*) OVER (PARTITION BY repo, kind) AS candidate_count
  FROM named
)
SELECT repo, kind, name, score, candidate_rank, candidate_count
FROM ranked
WHERE candidate_rank <= 2;

-- kinds <- relations[kinds]
SELECT repo, kind, tree_no AS number, CAST('trees' AS VARCHAR) AS origin
FROM trees
WHERE kind IS NOT NULL
UNION ALL
SELECT repo, kind, picker_no AS number, CAST('pickers' AS VARCHAR) AS origin
FROM pickers
QUALIFY ROW_NUMBER() OVER (PARTITION BY repo, kind ORDER BY picker_no, path) = 1;

