-- Names still to be followed after one link.
SELECT DISTINCT h.repo, h.qname, h.reached, h.is_inherited
FROM py_qname_hop_1 AS h
WHERE NOT EXISTS (
  SELECT 1 FROM py_qname_found_1 AS f WHERE f.repo = h.repo AND f.qname = h.qname)
