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

