-- Chains of names that begin with a variable, wherever they are called or inherited from: the
-- variable at the front, the binding it means, and the rest behind the first dot (null for a plain
-- name). The front of a chain is its first leaf: as many ids further as the chain has dots.
WITH chains AS (
  SELECT repo, path, 'call' AS chain_kind, ast_id, func_ast_id AS expr_ast_id, dotted
  FROM cst_callsites
  WHERE dotted IS NOT NULL
  UNION ALL
  SELECT repo, path, 'base' AS chain_kind, ast_id, expr_ast_id, dotted
  FROM py_class_bases
),
fronts AS (
  SELECT
    repo,
    path,
    chain_kind,
    ast_id,
    dotted,
    CAST(
      expr_ast_id + char_length(dotted) - char_length(replace(dotted, '.', ''))
      AS INTEGER) AS front_ast_id,
    split_part(dotted, '.', 1) AS front,
    CASE
      WHEN strpos(dotted, '.') > 0 THEN substring(dotted, strpos(dotted, '.') + 1)
      ELSE CAST(NULL AS VARCHAR)
    END AS rest
  FROM chains
)
SELECT
  f.repo,
  f.path,
  f.chain_kind,
  f.ast_id,
  f.dotted,
  f.front,
  f.rest,
  b.binding_block_no,
  b.binding_name,
  b.via,
  b.block_no
FROM fronts AS f
LEFT JOIN symtable_site_bindings AS b
  ON b.repo = f.repo
  AND b.path = f.path
  AND b.site_kind = 'ref'
  AND b.ast_id = f.front_ast_id
