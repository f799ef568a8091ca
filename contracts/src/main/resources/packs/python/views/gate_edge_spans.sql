/*
gate_of: cpg_edges_v1
*/
-- Edges whose span is reversed or leaves their file.
SELECT e.edge_id, e.path, e.bstart, e.bend, f.text_bytes
FROM cpg_edges_v1 AS e
LEFT JOIN repo_files_v1 AS f ON f.repo = e.repo AND f.path = e.path
WHERE e.bstart < 0 OR e.bstart > e.bend OR e.bend > f.text_bytes
