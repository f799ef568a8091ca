-- Names still to be followed.
SELECT DISTINCT h.repo, h.qname, h.reached, h.is_inherited
FROM py_qname_wanted AS h
WHERE NOT EXISTS (
  SELECT 1 FROM py_qname_found_0 AS f WHERE f.repo = h.repo AND f.qname = h.qname)
