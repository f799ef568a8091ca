; One match per imported name.
(import_statement
  name: [
    (dotted_name) @name
    (aliased_import name: (dotted_name) @name alias: (identifier) @asname)
  ] @alias) @import

(import_from_statement
  module_name: (_) @module
  name: [
    (dotted_name) @name
    (aliased_import name: (dotted_name) @name alias: (identifier) @asname)
  ] @alias) @from

(import_from_statement
  module_name: (_) @module
  (wildcard_import) @alias) @from

; The grammar has a rule of its own for `from __future__ import`.
(future_import_statement
  name: [
    (dotted_name) @name
    (aliased_import name: (dotted_name) @name alias: (identifier) @asname)
  ] @alias) @future
