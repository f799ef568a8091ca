-- Names that are those of a definition.
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
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member
