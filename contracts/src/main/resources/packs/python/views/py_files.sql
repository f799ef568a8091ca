SELECT repo, path, file_id, size_bytes, text_bytes, encoding, newline_kind
FROM repo_files_v1
