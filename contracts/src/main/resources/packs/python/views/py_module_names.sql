-- One file per module name: an import means the package before the module before the stub.
SELECT repo, fqn, path, file_id, is_package
FROM py_modules
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY repo, fqn
  ORDER BY CASE WHEN is_stub THEN 1 ELSE 0 END, CASE WHEN is_package THEN 0 ELSE 1 END, path) = 1
