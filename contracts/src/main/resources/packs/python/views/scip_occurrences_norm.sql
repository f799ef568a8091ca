/*
materialize: true
key: [repo, path, occurrence_no]
order: [path, bstart, bend, occurrence_no]
owner: path
*/
-- Occurrences of symbols with the bytes they span and their roles. A local symbol is one of its document,
-- `symbol_scope`. Ranges that are no spans are in span_errors_v1 instead.
SELECT
  o.repo,
  o.path,
  o.file_id,
  o.occurrence_no,
  o.symbol,
  o.symbol_scope,
  o.symbol_scope <> '' AS is_local,
  o.roles AS symbol_roles,
  MOD(o.roles, 2) >= 1 AS is_definition,
  MOD(o.roles, 4) >= 2 AS is_import,
  MOD(o.roles, 8) >= 4 AS is_write,
  MOD(o.roles, 16) >= 8 AS is_read,
  MOD(o.roles, 32) >= 16 AS is_generated,
  MOD(o.roles, 64) >= 32 AS is_test,
  MOD(o.roles, 128) >= 64 AS is_forward_definition,
  o.syntax_kind,
  s.bstart,
  s.bend
FROM scip_occurrences AS o
JOIN scip_spans AS s ON s.repo = o.repo AND s.path = o.path AND s.occurrence_no = o.occurrence_no
WHERE s.reason IS NULL
