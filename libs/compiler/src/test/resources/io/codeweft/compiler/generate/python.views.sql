-- repo_lines <- nested_lists[repo_lines]
SELECT
  t.repo AS repo,
  t.path AS path,
  e_lines.line_no AS line_no,
  e_lines.start_byte AS start_byte,
  e_lines.end_byte AS end_byte,
  e_lines.text AS text
FROM repo_files_v1 AS t,
  UNNEST(t.lines) AS e_lines;

-- ast_nodes <- nested_lists[ast_nodes]
SELECT
  t.repo AS repo,
  t.path AS path,
  t.file_id AS file_id,
  e_nodes.ast_id AS ast_id,
  e_nodes.parent_ast_id AS parent_ast_id,
  e_nodes.kind AS kind,
  e_nodes.field AS field,
  e_nodes.field_pos AS field_pos,
  e_nodes.name AS name,
  e_nodes.value AS value,
  e_nodes.ctx AS ctx,
  e_nodes.bstart AS bstart,
  e_nodes.bend AS bend
FROM ast_files_v1 AS t,
  UNNEST(t.nodes) AS e_nodes;

-- symtable_symbols <- nested_lists[symtable_symbols]
SELECT
  t.repo AS repo,
  t.path AS path,
  t.file_id AS file_id,
  e_blocks.block_no AS block_no,
  e_blocks.block_type AS block_type,
  e_blocks.qualpath AS qualpath,
  e_symbols.name AS name,
  e_symbols.is_referenced AS is_referenced,
  e_symbols.is_parameter AS is_parameter,
  e_symbols.is_type_parameter AS is_type_parameter,
  e_symbols.is_global AS is_global,
  e_symbols.is_nonlocal AS is_nonlocal,
  e_symbols.is_declared_global AS is_declared_global,
  e_symbols.is_local AS is_local,
  e_symbols.is_annotated AS is_annotated,
  e_symbols.is_free AS is_free,
  e_symbols.is_imported AS is_imported,
  e_symbols.is_assigned AS is_assigned,
  e_symbols.is_namespace AS is_namespace
FROM symtable_files_v1 AS t,
  UNNEST(t.blocks) AS e_blocks,
  UNNEST(e_blocks.symbols) AS e_symbols;

-- symtable_scope_edges <- nested_lists[symtable_scope_edges]
SELECT
  t.repo AS repo,
  t.path AS path,
  e_blocks.block_no AS block_no,
  e_symbols.name AS name,
  e_namespace_block_nos AS namespace_block_nos
FROM symtable_files_v1 AS t,
  UNNEST(t.blocks) AS e_blocks,
  UNNEST(e_blocks.symbols) AS e_symbols,
  UNNEST(e_symbols.namespace_block_nos) AS e_namespace_block_nos;

-- node_py_file <- nodes[PY_FILE]
SELECT
  repo AS repo,
  stable_id('py_file', repo, path) AS node_id,
  CAST('PY_FILE' AS VARCHAR) AS node_kind,
  path AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  file_id AS file_id,
  path AS name,
  CAST('PY_FILE' AS VARCHAR) AS rule_name,
  path AS owner
FROM py_files;

-- node_cst_ref <- nodes[CST_REF]
SELECT
  repo AS repo,
  stable_id('cst_ref', repo, path, bstart, bend) AS node_id,
  CAST('CST_REF' AS VARCHAR) AS node_kind,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  file_id AS file_id,
  name AS name,
  CAST('CST_REF' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_refs;

-- props_node_cst_callsite <- nodes[CST_CALLSITE]
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('shape' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  shape AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((shape) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('positional_count' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(positional_count AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((positional_count) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('keyword_count' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(keyword_count AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((keyword_count) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('has_star' AS VARCHAR) AS prop_key,
  CAST('bool' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CASE WHEN has_star THEN TRUE END AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((CASE WHEN has_star THEN TRUE END) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('has_double_star' AS VARCHAR) AS prop_key,
  CAST('bool' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CASE WHEN has_double_star THEN TRUE END AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((CASE WHEN has_double_star THEN TRUE END) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('callee_bstart' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(callee_bstart AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((callee_bstart) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS entity_id,
  CAST('CST_CALLSITE' AS VARCHAR) AS node_kind,
  CAST('callee_bend' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(callee_bend AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CST_CALLSITE' AS VARCHAR) AS rule_name,
  path AS owner
FROM cst_callsites
WHERE ((callee_bend) IS NOT NULL);

-- node_py_scope <- nodes[PY_SCOPE]
SELECT
  repo AS repo,
  stable_id('py_scope', repo, path, qualpath) AS node_id,
  CAST('PY_SCOPE' AS VARCHAR) AS node_kind,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  file_id AS file_id,
  name AS name,
  CAST('PY_SCOPE' AS VARCHAR) AS rule_name,
  path AS owner
FROM symtable_scopes;

-- props_node_py_scope <- nodes[PY_SCOPE]
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('py_scope', repo, path, qualpath) AS entity_id,
  CAST('PY_SCOPE' AS VARCHAR) AS node_kind,
  CAST('block_type' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  block_type AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PY_SCOPE' AS VARCHAR) AS rule_name,
  path AS owner
FROM symtable_scopes
WHERE ((block_type) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('py_scope', repo, path, qualpath) AS entity_id,
  CAST('PY_SCOPE' AS VARCHAR) AS node_kind,
  CAST('qualpath' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  qualpath AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PY_SCOPE' AS VARCHAR) AS rule_name,
  path AS owner
FROM symtable_scopes
WHERE ((qualpath) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('py_scope', repo, path, qualpath) AS entity_id,
  CAST('PY_SCOPE' AS VARCHAR) AS node_kind,
  CAST('lineno' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(lineno AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PY_SCOPE' AS VARCHAR) AS rule_name,
  path AS owner
FROM symtable_scopes
WHERE ((lineno) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('py_scope', repo, path, qualpath) AS entity_id,
  CAST('PY_SCOPE' AS VARCHAR) AS node_kind,
  CAST('is_nested' AS VARCHAR) AS prop_key,
  CAST('bool' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CASE WHEN is_nested THEN TRUE END AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PY_SCOPE' AS VARCHAR) AS rule_name,
  path AS owner
FROM symtable_scopes
WHERE ((CASE WHEN is_nested THEN TRUE END) IS NOT NULL);

-- node_py_qualified_name <- nodes[PY_QUALIFIED_NAME]
SELECT
  repo AS repo,
  stable_id('py_qualified_name', repo, qname) AS node_id,
  CAST('PY_QUALIFIED_NAME' AS VARCHAR) AS node_kind,
  CAST(NULL AS VARCHAR) AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  CAST(NULL AS VARCHAR) AS file_id,
  qname AS name,
  CAST('PY_QUALIFIED_NAME' AS VARCHAR) AS rule_name,
  qname AS owner
FROM dim_qualified_names_v1;

-- node_py_external <- nodes[PY_EXTERNAL]
SELECT
  repo AS repo,
  stable_id('py_external', repo, qname) AS node_id,
  CAST('PY_EXTERNAL' AS VARCHAR) AS node_kind,
  CAST(NULL AS VARCHAR) AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  CAST(NULL AS VARCHAR) AS file_id,
  qname AS name,
  CAST('PY_EXTERNAL' AS VARCHAR) AS rule_name,
  qname AS owner
FROM py_external_modules;

-- edge_contains_module <- edges[CONTAINS_MODULE]
SELECT
  repo AS repo,
  stable_id('edge_contains', stable_id('py_file', repo, path), stable_id('py_module', repo, path)) AS edge_id,
  CAST('CONTAINS' AS VARCHAR) AS edge_kind,
  stable_id('py_file', repo, path) AS src_node_id,
  stable_id('py_module', repo, path) AS dst_node_id,
  path AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  CAST('repository' AS VARCHAR) AS origin,
  CAST(NULL AS VARCHAR) AS resolution_method,
  CAST(1.0 AS DOUBLE) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('CONTAINS_MODULE' AS VARCHAR) AS rule_name,
  path AS owner
FROM py_modules;

-- edge_ast_child <- edges[AST_CHILD]
SELECT
  repo AS repo,
  stable_id('edge_ast_child', stable_id('ast_node', repo, path, parent_ast_id), stable_id('ast_node', repo, path, ast_id)) AS edge_id,
  CAST('AST_CHILD' AS VARCHAR) AS edge_kind,
  stable_id('ast_node', repo, path, parent_ast_id) AS src_node_id,
  stable_id('ast_node', repo, path, ast_id) AS dst_node_id,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  CAST('ast' AS VARCHAR) AS origin,
  CAST(NULL AS VARCHAR) AS resolution_method,
  CAST(1.0 AS DOUBLE) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('AST_CHILD' AS VARCHAR) AS rule_name,
  path AS owner
FROM ast_nodes
WHERE (parent_ast_id IS NOT NULL);

-- props_edge_ast_child <- edges[AST_CHILD]
SELECT
  repo AS repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_ast_child', stable_id('ast_node', repo, path, parent_ast_id), stable_id('ast_node', repo, path, ast_id)) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('field' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  field AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('AST_CHILD' AS VARCHAR) AS rule_name,
  path AS owner
FROM ast_nodes
WHERE (parent_ast_id IS NOT NULL) AND ((field) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_ast_child', stable_id('ast_node', repo, path, parent_ast_id), stable_id('ast_node', repo, path, ast_id)) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('position' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(field_pos AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('AST_CHILD' AS VARCHAR) AS rule_name,
  path AS owner
FROM ast_nodes
WHERE (parent_ast_id IS NOT NULL) AND ((field_pos) IS NOT NULL);

-- edge_has_diagnostic <- edges[HAS_DIAGNOSTIC]
SELECT
  repo AS repo,
  stable_id('edge_has_diagnostic', stable_id('py_file', repo, path), stable_id('diag', repo, path, tool, error_kind, line_no, bstart, message)) AS edge_id,
  CAST('HAS_DIAGNOSTIC' AS VARCHAR) AS edge_kind,
  stable_id('py_file', repo, path) AS src_node_id,
  stable_id('diag', repo, path, tool, error_kind, line_no, bstart, message) AS dst_node_id,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  CAST('extraction' AS VARCHAR) AS origin,
  CAST(NULL AS VARCHAR) AS resolution_method,
  CAST(1.0 AS DOUBLE) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('HAS_DIAGNOSTIC' AS VARCHAR) AS rule_name,
  path AS owner
FROM py_file_diagnostics;

-- edge_py_imports_module <- edges[PY_IMPORTS_MODULE]
SELECT
  repo AS repo,
  stable_id('edge_py_imports_module', stable_id('cst_import_alias', repo, path, bstart, bend), stable_id('py_module', repo, target_path), bstart, bend) AS edge_id,
  CAST('PY_IMPORTS_MODULE' AS VARCHAR) AS edge_kind,
  stable_id('cst_import_alias', repo, path, bstart, bend) AS src_node_id,
  stable_id('py_module', repo, target_path) AS dst_node_id,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  CAST('ast' AS VARCHAR) AS origin,
  CASE WHEN level > 0 THEN 'relative_import' ELSE 'absolute_import' END AS resolution_method,
  CAST(1.0 AS DOUBLE) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('PY_IMPORTS_MODULE' AS VARCHAR) AS rule_name,
  path AS owner
FROM py_imports_resolved
WHERE (target_path IS NOT NULL);

-- edge_calls <- edges[CALLS]
SELECT
  repo AS repo,
  stable_id('edge_calls', stable_id('cst_callsite', repo, path, bstart, bend), stable_id('cst_def', repo, def_path, def_bstart, def_bend)) AS edge_id,
  CAST('CALLS' AS VARCHAR) AS edge_kind,
  stable_id('cst_callsite', repo, path, bstart, bend) AS src_node_id,
  stable_id('cst_def', repo, def_path, def_bstart, def_bend) AS dst_node_id,
  path AS path,
  bstart AS bstart,
  bend AS bend,
  CAST('resolution' AS VARCHAR) AS origin,
  resolution_method AS resolution_method,
  confidence AS confidence,
  score AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  resolution_method AS qname_source,
  ambiguity_group_id AS ambiguity_group_id,
  CAST('CALLS' AS VARCHAR) AS rule_name,
  path AS owner
FROM rel_callsite_def_v1;

-- props_edge_calls <- edges[CALLS]
SELECT
  repo AS repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_calls', stable_id('cst_callsite', repo, path, bstart, bend), stable_id('cst_def', repo, def_path, def_bstart, def_bend)) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('candidate_rank' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(candidate_rank AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CALLS' AS VARCHAR) AS rule_name,
  path AS owner
FROM rel_callsite_def_v1
WHERE ((candidate_rank) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_calls', stable_id('cst_callsite', repo, path, bstart, bend), stable_id('cst_def', repo, def_path, def_bstart, def_bend)) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('qname' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  qname AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('CALLS' AS VARCHAR) AS rule_name,
  path AS owner
FROM rel_callsite_def_v1
WHERE ((qname) IS NOT NULL);

-- cpg_nodes_v1 <- outputs[cpg_nodes_v1]
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_file
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_module
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_def
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_ref
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_import_alias
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_callsite
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_call_arg
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_docstring
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_cst_decorator
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_type_expr
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_ast_node
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_scope
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_binding
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_qualified_name
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_py_external
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_diag;

-- cst_call_args <- relations[cst_call_args]
SELECT
  a.repo,
  a.path,
  a.file_id,
  a.ast_id,
  CASE
    WHEN a.field = 'args' THEN a.field_pos
    ELSE a.field_pos + c.positional_count + CASE WHEN c.has_star THEN 1 ELSE 0 END
  END AS arg_index,
  CASE WHEN a.field = 'keywords' THEN a.name ELSE CAST(NULL AS VARCHAR) END AS keyword,
  CASE
    WHEN a.field = 'args' AND a.kind = 'Starred' THEN '*'
    WHEN a.field = 'keywords' AND a.name IS NULL THEN '**'
    ELSE CAST(NULL AS VARCHAR)
  END AS star,
  a.bstart,
  a.bend,
  c.bstart AS call_bstart,
  c.bend AS call_bend
FROM ast_nodes AS a
JOIN ast_calls AS c
  ON c.repo = a.repo AND c.path = a.path AND c.ast_id = a.parent_ast_id
LEFT JOIN libcst_parse_manifest AS m ON m.repo = a.repo AND m.path = a.path
WHERE a.field IN ('args', 'keywords') AND a.bstart IS NOT NULL AND m.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY a.repo, a.path, a.bstart, a.bend ORDER BY a.ast_id) = 1
UNION ALL
SELECT
  l.repo, l.path, l.file_id, a.ast_id, l.arg_index, l.keyword, l.star, l.bstart, l.bend,
  l.call_bstart, l.call_bend
FROM libcst_call_args AS l
LEFT JOIN ast_nodes AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
  AND a.field IN ('args', 'keywords')
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1;

-- cst_callsites <- relations[cst_callsites]
SELECT
  c.repo,
  c.path,
  c.file_id,
  c.ast_id,
  c.func_ast_id,
  c.callee_text,
  c.dotted,
  c.shape,
  c.positional_count,
  c.keyword_count,
  c.has_star,
  c.has_double_star,
  c.callee_bstart,
  c.callee_bend,
  c.bstart,
  c.bend,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM ast_calls AS c
LEFT JOIN ast_defs AS d
  ON d.repo = c.repo AND d.path = c.path AND d.ast_id = c.scope_def_ast_id
LEFT JOIN libcst_parse_manifest AS m ON m.repo = c.repo AND m.path = c.path
WHERE m.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY c.repo, c.path, c.bstart, c.bend ORDER BY c.ast_id) = 1
UNION ALL
SELECT
  l.repo, l.path, l.file_id, a.ast_id, a.func_ast_id, l.callee_text, l.dotted, l.shape,
  l.positional_count, l.keyword_count, l.has_star, l.has_double_star, l.callee_bstart, l.callee_bend,
  l.bstart, l.bend, l.def_bstart, l.def_bend
FROM libcst_callsites AS l
LEFT JOIN ast_calls AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1;

-- cst_decorators <- relations[cst_decorators]
SELECT
  n.repo,
  n.path,
  n.file_id,
  n.ast_id,
  n.field_pos AS decorator_index,
  n.kind = 'Call' AS is_call,
  r.dotted,
  n.bstart,
  n.bend,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM ast_nodes AS n
JOIN ast_defs AS d
  ON d.repo = n.repo AND d.path = n.path AND d.ast_id = n.parent_ast_id
LEFT JOIN cst_refs AS r
  ON r.repo = n.repo
  AND r.path = n.path
  AND r.ast_id = n.ast_id + CASE WHEN n.kind = 'Call' THEN 1 ELSE 0 END
LEFT JOIN libcst_parse_manifest AS m ON m.repo = n.repo AND m.path = n.path
WHERE n.field = 'decorator_list' AND m.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY n.repo, n.path, n.bstart, n.bend ORDER BY n.ast_id) = 1
UNION ALL
SELECT
  l.repo, l.path, l.file_id, a.ast_id, l.decorator_index, l.is_call, l.dotted, l.bstart, l.bend,
  l.def_bstart, l.def_bend
FROM libcst_decorators AS l
LEFT JOIN ast_nodes AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
  AND a.field = 'decorator_list'
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1;

-- cst_defs <- relations[cst_defs]
SELECT
  d.repo,
  d.path,
  d.file_id,
  d.ast_id,
  d.kind,
  d.name,
  d.qualpath,
  d.name_bstart,
  d.name_bend,
  d.bstart,
  d.bend,
  p.ast_id AS parent_def_ast_id,
  p.kind AS parent_kind,
  p.bstart AS parent_bstart,
  p.bend AS parent_bend,
  p.qualpath AS parent_qualpath,
  qname_join(m.fqn, d.qualpath) AS qname,
  COALESCE(p.kind, 'class') = 'class'
    AND COALESCE(g.kind, 'class') = 'class'
    AND COALESCE(h.kind, 'class') = 'class' AS is_member
FROM ast_defs AS d
LEFT JOIN ast_defs AS p
  ON p.repo = d.repo AND p.path = d.path AND p.ast_id = d.parent_def_ast_id
LEFT JOIN ast_defs AS g
  ON g.repo = p.repo AND g.path = p.path AND g.ast_id = p.parent_def_ast_id
LEFT JOIN ast_defs AS h
  ON h.repo = g.repo AND h.path = g.path AND h.ast_id = g.parent_def_ast_id
LEFT JOIN py_modules AS m
  ON m.repo = d.repo AND m.path = d.path
LEFT JOIN libcst_parse_manifest AS x ON x.repo = d.repo AND x.path = d.path
WHERE x.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.repo, d.path, d.bstart, d.bend ORDER BY d.ast_id) = 1
UNION ALL
SELECT
  l.repo,
  l.path,
  l.file_id,
  a.ast_id,
  l.kind,
  l.name,
  l.qualpath,
  l.name_bstart,
  l.name_bend,
  l.bstart,
  l.bend,
  a.parent_def_ast_id,
  p.kind AS parent_kind,
  l.parent_bstart,
  l.parent_bend,
  p.qualpath AS parent_qualpath,
  qname_join(m.fqn, l.qualpath) AS qname,
  COALESCE(p.kind, 'class') = 'class'
    AND COALESCE(g.kind, 'class') = 'class'
    AND COALESCE(h.kind, 'class') = 'class' AS is_member
FROM libcst_defs AS l
LEFT JOIN ast_defs AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
LEFT JOIN libcst_defs AS p
  ON p.repo = l.repo AND p.path = l.path AND p.bstart = l.parent_bstart AND p.bend = l.parent_bend
LEFT JOIN libcst_defs AS g
  ON g.repo = l.repo AND g.path = l.path AND g.bstart = p.parent_bstart AND g.bend = p.parent_bend
LEFT JOIN libcst_defs AS h
  ON h.repo = l.repo AND h.path = l.path AND h.bstart = g.parent_bstart AND h.bend = g.parent_bend
LEFT JOIN py_modules AS m
  ON m.repo = l.repo AND m.path = l.path
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1;

-- cst_type_exprs <- relations[cst_type_exprs]
SELECT
  n.repo,
  n.path,
  n.file_id,
  n.ast_id,
  CASE
    WHEN n.field = 'returns' THEN 'return'
    WHEN p.kind = 'arg' THEN 'parameter'
    ELSE 'variable'
  END AS role,
  n.kind AS expr_kind,
  COALESCE(r.dotted, n.value) AS text,
  n.bstart,
  n.bend,
  p.ast_id AS annotated_ast_id
FROM ast_nodes AS n
JOIN ast_nodes AS p
  ON p.repo = n.repo AND p.path = n.path AND p.ast_id = n.parent_ast_id
LEFT JOIN cst_refs AS r
  ON r.repo = n.repo AND r.path = n.path AND r.ast_id = n.ast_id
LEFT JOIN libcst_parse_manifest AS m ON m.repo = n.repo AND m.path = n.path
WHERE n.field IN ('annotation', 'returns') AND n.bstart IS NOT NULL AND m.path IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY n.repo, n.path, n.bstart, n.bend ORDER BY n.ast_id) = 1
UNION ALL
SELECT
  l.repo, l.path, l.file_id, a.ast_id, l.role, l.expr_kind, l.text, l.bstart, l.bend,
  a.parent_ast_id AS annotated_ast_id
FROM libcst_type_exprs AS l
LEFT JOIN ast_nodes AS a
  ON a.repo = l.repo AND a.path = l.path AND a.bstart = l.bstart AND a.bend = l.bend
  AND a.field IN ('annotation', 'returns')
QUALIFY ROW_NUMBER() OVER (PARTITION BY l.repo, l.path, l.bstart, l.bend ORDER BY a.ast_id) = 1;

-- py_module_names <- relations[py_module_names]
SELECT repo, fqn, path, file_id, is_package
FROM py_modules
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY repo, fqn
  ORDER BY CASE WHEN is_stub THEN 1 ELSE 0 END, CASE WHEN is_package THEN 0 ELSE 1 END, path) = 1;

-- py_class_bases <- relations[py_class_bases]
SELECT
  n.repo,
  n.path,
  n.parent_ast_id AS class_ast_id,
  n.field_pos AS base_index,
  n.ast_id,
  n.ast_id AS expr_ast_id,
  r.dotted
FROM ast_nodes AS n
JOIN ast_defs AS d
  ON d.repo = n.repo AND d.path = n.path AND d.ast_id = n.parent_ast_id
JOIN cst_refs AS r
  ON r.repo = n.repo AND r.path = n.path AND r.ast_id = n.ast_id
WHERE n.field = 'bases' AND r.dotted IS NOT NULL;

-- py_parameter_bindings <- relations[py_parameter_bindings]
SELECT
  p.repo,
  p.path,
  p.ast_id,
  p.param_index,
  p.param_kind,
  p.bstart,
  p.bend,
  s.binding_qualpath AS qualpath,
  s.binding_name AS name,
  d.bstart AS def_bstart,
  d.bend AS def_bend
FROM py_parameters AS p
JOIN symtable_def_sites AS s
  ON s.repo = p.repo AND s.path = p.path AND s.site_kind = 'node' AND s.ast_id = p.ast_id
LEFT JOIN cst_defs AS d
  ON d.repo = p.repo AND d.path = p.path AND d.ast_id = p.func_ast_id;

-- py_annotations <- relations[py_annotations]
SELECT
  t.repo,
  t.path,
  t.bstart,
  t.bend,
  t.role,
  b.qualpath AS param_qualpath,
  b.name AS param_name,
  d.bstart AS def_bstart,
  d.bend AS def_bend,
  r.bstart AS ref_bstart,
  r.bend AS ref_bend
FROM cst_type_exprs AS t
LEFT JOIN py_parameter_bindings AS b
  ON t.role = 'parameter' AND b.repo = t.repo AND b.path = t.path AND b.ast_id = t.annotated_ast_id
LEFT JOIN cst_defs AS d
  ON t.role = 'return' AND d.repo = t.repo AND d.path = t.path AND d.ast_id = t.annotated_ast_id
LEFT JOIN cst_refs AS r
  ON t.role = 'variable'
  AND r.repo = t.repo
  AND r.path = t.path
  AND r.parent_ast_id = t.annotated_ast_id
  AND r.ast_id = t.annotated_ast_id + 1;

-- py_names_defined <- relations[py_names_defined]
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  CASE
    WHEN n.rest IS NOT NULL THEN 'class_attribute'
    WHEN n.binding_block_no = 0 THEN 'module_binding'
    ELSE 'local_binding'
  END AS method,
  qname_join(d.qname, n.rest) AS qname,
  CASE WHEN n.rest IS NULL THEN d.bstart ELSE CAST(-1 AS BIGINT) END AS def_bstart,
  CASE WHEN n.rest IS NULL THEN d.bend ELSE CAST(-1 AS BIGINT) END AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'def'
JOIN cst_defs AS d
  ON d.repo = s.repo AND d.path = s.path AND d.ast_id = s.ast_id
WHERE n.rest IS NULL OR d.kind = 'class';

-- py_names_imported <- relations[py_names_imported]
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'import_binding' AS method,
  qname_join(i.symbol_fqn, n.rest) AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  i.target_path IS NULL AND i.submodule_path IS NULL AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'import'
JOIN py_imports_resolved AS i
  ON i.repo = s.repo AND i.path = s.path AND i.ast_id = s.ast_id;

-- py_names_of_members <- relations[py_names_of_members]
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'self_member' AS method,
  qname_join(c.qname, n.rest) AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN symtable_def_sites AS s
  ON s.repo = n.repo
  AND s.path = n.path
  AND s.binding_block_no = n.binding_block_no
  AND s.binding_name = n.binding_name
  AND s.site_kind = 'node'
JOIN py_parameters AS p
  ON p.repo = s.repo AND p.path = s.path AND p.ast_id = s.ast_id AND p.param_index = 0
JOIN cst_defs AS f
  ON f.repo = p.repo AND f.path = p.path AND f.ast_id = p.func_ast_id AND f.parent_kind = 'class'
JOIN cst_defs AS c
  ON c.repo = f.repo AND c.path = f.path AND c.ast_id = f.parent_def_ast_id
LEFT JOIN cst_decorators AS k
  ON k.repo = f.repo
  AND k.path = f.path
  AND k.def_bstart = f.bstart
  AND k.def_bend = f.bend
  AND k.dotted IN ('classmethod', 'staticmethod')
WHERE (n.rest IS NOT NULL AND strpos(n.rest, '.') = 0 AND COALESCE(k.dotted, '') <> 'staticmethod')
  OR (n.rest IS NULL AND k.dotted = 'classmethod');

-- py_names_of_builtins <- relations[py_names_of_builtins]
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'builtin' AS method,
  'builtins.' || n.dotted AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  TRUE AS is_external
FROM py_names AS n
JOIN py_builtins AS b ON b.name = n.front
WHERE n.binding_name IS NULL;

-- py_names_starred <- relations[py_names_starred]
SELECT
  n.repo, n.path, n.chain_kind, n.ast_id,
  'star_import' AS method,
  i.module_fqn || '.' || n.dotted AS qname,
  CAST(-1 AS BIGINT) AS def_bstart,
  CAST(-1 AS BIGINT) AS def_bend,
  FALSE AS is_external
FROM py_names AS n
JOIN py_imports_resolved AS i
  ON i.repo = n.repo AND i.path = n.path AND i.is_star AND i.target_path IS NOT NULL
LEFT JOIN py_builtins AS b ON b.name = n.front
WHERE n.binding_name IS NULL AND b.name IS NULL AND NOT starts_with(n.front, '_');

-- py_qname_found_0 <- relations[py_qname_found_0]
SELECT
  h.repo,
  h.qname,
  0 AS hops,
  0 AS link_order,
  h.is_inherited,
  d.path,
  d.bstart,
  d.bend
FROM py_qname_wanted AS h
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member;

-- py_qname_found_1 <- relations[py_qname_found_1]
SELECT
  h.repo,
  h.qname,
  1 AS hops,
  h.link_order,
  h.is_inherited,
  d.path,
  d.bstart,
  d.bend
FROM py_qname_hop_1 AS h
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member;

-- py_qname_found_2 <- relations[py_qname_found_2]
SELECT
  h.repo,
  h.qname,
  2 AS hops,
  h.link_order,
  h.is_inherited,
  d.path,
  d.bstart,
  d.bend
FROM py_qname_hop_2 AS h
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member;

-- py_qname_found_3 <- relations[py_qname_found_3]
SELECT
  h.repo,
  h.qname,
  3 AS hops,
  h.link_order,
  h.is_inherited,
  d.path,
  d.bstart,
  d.bend
FROM py_qname_hop_3 AS h
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member;

-- symtable_scopes <- relations[symtable_scopes]
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
  ON f.repo = b.repo AND f.path = b.path;

-- symtable_site_bindings <- relations[symtable_site_bindings]
SELECT
  s.repo,
  s.path,
  s.file_id,
  s.site_kind,
  s.ast_id,
  s.name,
  s.role,
  s.bstart,
  s.bend,
  s.block_no,
  r.target_block_no AS binding_block_no,
  r.target_qualpath AS binding_qualpath,
  r.name AS binding_name,
  r.via
FROM symtable_sites AS s
JOIN symtable_binding_resolutions AS r
  ON r.repo = s.repo AND r.path = s.path AND r.block_no = s.block_no AND r.name = s.symbol_name;

-- py_file_diagnostics <- relations[py_file_diagnostics]
SELECT d.repo, d.path, d.tool, d.error_kind, d.severity, d.message, d.line_no, d.bstart, d.bend
FROM diagnostics_norm_v1 AS d
JOIN repo_files_v1 AS f ON f.repo = d.repo AND f.path = d.path;

-- gate_node_spans <- relations[gate_node_spans]
SELECT n.node_id, n.path, n.bstart, n.bend, f.text_bytes
FROM cpg_nodes_v1 AS n
LEFT JOIN repo_files_v1 AS f ON f.repo = n.repo AND f.path = n.path
WHERE n.bstart < 0 OR n.bstart > n.bend OR n.bend > f.text_bytes;

-- gate_edge_spans <- relations[gate_edge_spans]
SELECT e.edge_id, e.path, e.bstart, e.bend, f.text_bytes
FROM cpg_edges_v1 AS e
LEFT JOIN repo_files_v1 AS f ON f.repo = e.repo AND f.path = e.path
WHERE e.bstart < 0 OR e.bstart > e.bend OR e.bend > f.text_bytes;

-- symtable_binding_resolutions <- relations[symtable_binding_resolutions]
-- Which binding a name of a scope means. What a scope binds itself means itself; a global name the
-- one of the module; a free or nonlocal name the nearest enclosing scope that binds it, classes
-- skipped. Names that nothing in the file binds have no row.
WITH named AS (
  SELECT repo, path, qualpath, block_no, block_type, name, kind
  FROM symtable_bindings
),
enclosing AS (
  SELECT
    r.repo,
    r.path,
    r.block_no,
    r.name,
    t.block_no AS target_block_no,
    t.qualpath AS target_qualpath
  FROM named AS r
  JOIN named AS t
    ON t.repo = r.repo
    AND t.path = r.path
    AND t.name = r.name
    AND t.kind NOT IN ('free_ref', 'global_ref', 'nonlocal_ref')
    AND t.block_type NOT IN ('module', 'class')
    AND starts_with(r.qualpath, t.qualpath || '.')
  WHERE r.kind IN ('free_ref', 'nonlocal_ref')
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY r.repo, r.path, r.block_no, r.name
    ORDER BY char_length(t.qualpath) DESC, t.block_no) = 1
)
SELECT
  repo, path, block_no, name, block_no AS target_block_no, qualpath AS target_qualpath, 'own' AS via
FROM named
WHERE kind NOT IN ('free_ref', 'global_ref', 'nonlocal_ref')
UNION ALL
SELECT
  r.repo, r.path, r.block_no, r.name, t.block_no AS target_block_no, t.qualpath AS target_qualpath,
  'module' AS via
FROM named AS r
JOIN named AS t
  ON t.repo = r.repo AND t.path = r.path AND t.name = r.name AND t.block_type = 'module'
WHERE r.kind = 'global_ref'
UNION ALL
SELECT repo, path, block_no, name, target_block_no, target_qualpath, 'enclosing' AS via
FROM enclosing;

-- symtable_def_sites <- relations[symtable_def_sites]
SELECT
  repo, path, file_id, site_kind, ast_id, name, role, bstart, bend, binding_block_no, binding_qualpath, binding_name, via
FROM symtable_site_bindings
WHERE role IN ('def', 'declare');

-- symtable_use_sites <- relations[symtable_use_sites]
SELECT
  repo, path, file_id, site_kind, ast_id, name, bstart, bend, binding_block_no, binding_qualpath, binding_name, via
FROM symtable_site_bindings
WHERE role = 'use';

-- py_call_hits <- relations[py_call_hits]
SELECT repo, path, ast_id, method, qname, path AS def_path, def_bstart, def_bend
FROM py_name_candidates
WHERE chain_kind = 'call' AND def_bstart >= 0
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
WHERE c.chain_kind = 'call' AND c.def_bstart < 0;

-- rel_callsite_def_v1 <- relations[rel_callsite_def_v1]
WITH weighed AS (
  SELECT
    s.repo, s.path, s.file_id, s.bstart, s.bend, s.callee_bstart, s.callee_bend,
    h.def_path, h.def_bstart, h.def_bend, h.method, h.qname, m.confidence
  FROM py_call_hits AS h
  JOIN rel_resolution_methods AS m ON m.method = h.method
  JOIN cst_callsites AS s ON s.repo = h.repo AND s.path = h.path AND s.ast_id = h.ast_id
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.repo, s.path, s.bstart, s.bend, h.def_path, h.def_bstart
    ORDER BY m.confidence DESC, h.method, h.qname) = 1
),
ranked AS (
  SELECT
    repo, path, file_id, bstart, bend, callee_bstart, callee_bend,
    def_path, def_bstart, def_bend, method, qname, confidence,
    COUNT(*) OVER (PARTITION BY repo, path, bstart, bend) AS candidates,
    ROW_NUMBER() OVER (
      PARTITION BY repo, path, bstart, bend
      ORDER BY confidence DESC, def_path, def_bstart DESC) AS candidate_rank
  FROM weighed
)
SELECT
  repo, path, file_id, bstart, bend, callee_bstart, callee_bend, def_path, def_bstart, def_bend,
  method AS resolution_method,
  qname,
  confidence / CAST(candidates AS DOUBLE) AS confidence,
  confidence / CAST(candidate_rank AS DOUBLE) AS score,
  CAST(candidate_rank AS INTEGER) AS candidate_rank,
  CASE
    WHEN candidates > 1 THEN stable_id('ambiguity', repo, path, bstart, bend)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id
FROM ranked;

-- callsite_qname_candidates_v1 <- relations[callsite_qname_candidates_v1]
WITH named AS (
  SELECT
    s.repo, s.path, s.file_id, s.bstart, s.bend, c.qname, c.method, c.is_external, m.confidence
  FROM py_name_candidates AS c
  JOIN rel_resolution_methods AS m ON m.method = c.method
  JOIN cst_callsites AS s ON s.repo = c.repo AND s.path = c.path AND s.ast_id = c.ast_id
  LEFT JOIN py_qname_targets AS t ON t.repo = c.repo AND t.qname = c.qname
  WHERE c.chain_kind = 'call' AND (c.method <> 'star_import' OR t.qname IS NOT NULL)
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.repo, s.path, s.bstart, s.bend, c.qname
    ORDER BY m.confidence DESC, c.method) = 1
),
ranked AS (
  SELECT
    repo, path, file_id, bstart, bend, qname, method, is_external, confidence,
    COUNT(*) OVER (PARTITION BY repo, path, bstart, bend) AS candidates,
    ROW_NUMBER() OVER (
      PARTITION BY repo, path, bstart, bend ORDER BY confidence DESC, qname) AS candidate_rank
  FROM named
)
SELECT
  repo, path, file_id, bstart, bend, qname,
  method AS qname_source,
  is_external,
  confidence / CAST(candidates AS DOUBLE) AS confidence,
  confidence / CAST(candidate_rank AS DOUBLE) AS score,
  CASE
    WHEN candidates > 1 THEN stable_id('ambiguity', repo, path, bstart, bend)
    ELSE CAST(NULL AS VARCHAR)
  END AS ambiguity_group_id
FROM ranked;
