-- Names whose definition is three links away.
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
JOIN cst_defs AS d ON d.repo = h.repo AND d.qname = h.reached AND d.is_member
