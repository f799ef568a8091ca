/*
gate_of: cpg_nodes_v1
*/
-- Nodes whose span is reversed or leaves their file.
SELECT n.node_id, n.path, n.bstart, n.bend, f.text_bytes
FROM cpg_nodes_v1 AS n
LEFT JOIN repo_files_v1 AS f ON f.repo = n.repo AND f.path = n.path
WHERE n.bstart < 0 OR n.bstart > n.bend OR n.bend > f.text_bytes
