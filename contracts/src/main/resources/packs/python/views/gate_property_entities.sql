/*
gate_of: cpg_props_v1
*/
-- Properties of nodes or edges that do not exist.
SELECT p.entity_kind, p.entity_id
FROM cpg_props_v1 AS p
WHERE p.entity_kind = 'node'
  AND NOT EXISTS (SELECT 1 FROM cpg_nodes_v1 AS n WHERE n.node_id = p.entity_id)
UNION ALL
SELECT p.entity_kind, p.entity_id
FROM cpg_props_v1 AS p
WHERE p.entity_kind = 'edge'
  AND NOT EXISTS (SELECT 1 FROM cpg_edges_v1 AS e WHERE e.edge_id = p.entity_id)
