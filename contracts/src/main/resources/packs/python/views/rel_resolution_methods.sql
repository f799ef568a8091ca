-- What a way of finding a definition is worth when it finds exactly one.
SELECT
  CAST(method AS VARCHAR) AS method,
  CAST(confidence AS DOUBLE) AS confidence
FROM (
  VALUES
    ('local_binding', 0.95), ('module_binding', 0.95), ('class_attribute', 0.9),
    ('import_binding', 0.9), ('self_member', 0.85), ('inherited_member', 0.75),
    ('reexport', 0.8), ('star_import', 0.7), ('builtin', 0.9)
) AS m (method, confidence)
