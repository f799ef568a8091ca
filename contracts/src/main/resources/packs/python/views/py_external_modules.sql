-- Modules that are imported and not in the repository.
SELECT DISTINCT repo, module_fqn AS qname
FROM py_imports_resolved
WHERE target_path IS NULL
