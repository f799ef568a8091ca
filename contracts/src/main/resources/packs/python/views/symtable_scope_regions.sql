-- Byte ranges and the block that names in them belong to. A scope owns the span of its node, but
-- for the parts that are evaluated outside: defaults, annotations, base classes and the first
-- iterable of a comprehension are cut out of it. Regions nest or are apart, never cross;
-- `is_cut` orders a cut-out before a scope of the same span.
WITH cut_nodes AS (
  SELECT
    n.repo,
    n.path,
    n.bstart,
    n.bend,
    n.field,
    CASE
      WHEN p.kind = 'arg' THEN g.parent_ast_id
      WHEN p.kind IN ('arguments', 'comprehension') THEN p.parent_ast_id
      ELSE p.ast_id
    END AS opener_ast_id
  FROM ast_nodes AS n
  JOIN ast_nodes AS p
    ON p.repo = n.repo AND p.path = n.path AND p.ast_id = n.parent_ast_id
  LEFT JOIN ast_nodes AS g
    ON g.repo = p.repo AND g.path = p.path AND g.ast_id = p.parent_ast_id AND p.kind = 'arg'
  WHERE n.bstart IS NOT NULL
    AND (n.field IN ('defaults', 'kw_defaults', 'annotation', 'returns', 'bases', 'type_params')
      OR n.field = 'keywords' AND p.kind = 'ClassDef'
      OR n.field = 'iter' AND p.kind = 'comprehension' AND p.field_pos = 0)
)
SELECT
  repo, path, bstart, bend, block_no, enclosing_block_no AS after_block_no, 0 AS is_cut
FROM symtable_scopes
WHERE block_type <> 'module' AND bstart IS NOT NULL
UNION ALL
SELECT
  n.repo,
  n.path,
  n.bstart,
  n.bend,
  -- annotations, bases and type parameters see the type parameters of their definition
  CASE
    WHEN n.field IN ('defaults', 'kw_defaults', 'iter') THEN s.enclosing_block_no
    ELSE s.parent_block_no
  END AS block_no,
  s.block_no AS after_block_no,
  1 AS is_cut
FROM cut_nodes AS n
JOIN symtable_scopes AS s
  ON s.repo = n.repo AND s.path = n.path AND s.ast_id = n.opener_ast_id AND s.block_type <> 'module'
