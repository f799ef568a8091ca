/*
materialize: true
key: [repo, path, block_no]
order: [path, block_no]
owner: path
*/
-- Blocks of the symbol table with the span of the node that opens them; the module spans its file.
-- `enclosing_block_no` skips blocks without a node of their own (type parameters, annotations).
SELECT
  b.repo,
  b.path,
  b.file_id,
  b.block_no,
  b.parent_block_no,
  CASE
    WHEN p.block_no IS NULL OR p.ast_id IS NOT NULL THEN p.block_no
    WHEN g.ast_id IS NOT NULL THEN g.block_no
    ELSE g.parent_block_no
  END AS enclosing_block_no,
  b.block_type,
  b.name,
  b.qualpath,
  p.qualpath AS parent_qualpath,
  p.block_type AS parent_type,
  p.name AS parent_name,
  b.lineno,
  b.ast_id,
  CASE WHEN b.block_type = 'module' THEN 'Module' ELSE n.kind END AS node_kind,
  CASE WHEN b.block_type = 'module' THEN CAST(0 AS BIGINT) ELSE n.bstart END AS bstart,
  CASE WHEN b.block_type = 'module' THEN f.text_bytes ELSE n.bend END AS bend,
  b.is_nested,
  b.is_optimized
FROM symtable_blocks AS b
LEFT JOIN symtable_blocks AS p
  ON p.repo = b.repo AND p.path = b.path AND p.block_no = b.parent_block_no
LEFT JOIN symtable_blocks AS g
  ON g.repo = p.repo AND g.path = p.path AND g.block_no = p.parent_block_no
LEFT JOIN ast_nodes AS n
  ON n.repo = b.repo AND n.path = b.path AND n.ast_id = b.ast_id
LEFT JOIN repo_files_v1 AS f
  ON f.repo = b.repo AND f.path = b.path
