-- Diagnostics of files that the scan lists; what it kept out of the repository has no file node.
SELECT d.repo, d.path, d.tool, d.error_kind, d.message, d.line_no, d.bstart, d.bend
FROM diagnostics_norm_v1 AS d
JOIN repo_files_v1 AS f ON f.repo = d.repo AND f.path = d.path
