-- Where a qualified name leads on: a name that a module imports, one that a star import brings in,
-- and (`is_inherited`, for members only) the base class of a class.
WITH imported AS (
  SELECT
    i.repo,
    i.importer_fqn || '.' || i.bound_name AS qname,
    i.symbol_fqn AS target
  FROM py_imports_resolved AS i
  JOIN symtable_def_sites AS s
    ON s.repo = i.repo
    AND s.path = i.path
    AND s.ast_id = i.ast_id
    AND s.site_kind = 'import'
    AND s.binding_block_no = 0
),
starred AS (
  SELECT
    i.repo,
    i.importer_fqn || '.' || b.name AS qname,
    i.module_fqn || '.' || b.name AS target
  FROM py_imports_resolved AS i
  JOIN symtable_bindings AS b
    ON b.repo = i.repo
    AND b.path = i.target_path
    AND b.block_type = 'module'
    AND b.kind IN ('import', 'namespace')
  WHERE i.is_star AND NOT starts_with(b.name, '_')
),
inherited AS (
  SELECT c.repo, c.qname, n.qname AS target, b.base_index
  FROM py_class_bases AS b
  JOIN py_name_candidates AS n
    ON n.repo = b.repo AND n.path = b.path AND n.chain_kind = 'base' AND n.ast_id = b.ast_id
  JOIN cst_defs AS c
    ON c.repo = b.repo AND c.path = b.path AND c.ast_id = b.class_ast_id
)
SELECT repo, qname, target, 0 AS link_order, FALSE AS is_inherited
FROM (
  SELECT repo, qname, target FROM imported
  UNION
  SELECT repo, qname, target FROM starred
) AS names
WHERE qname <> target
UNION ALL
SELECT repo, qname, target, MIN(base_index) AS link_order, TRUE AS is_inherited
FROM inherited
WHERE qname <> target
GROUP BY repo, qname, target
