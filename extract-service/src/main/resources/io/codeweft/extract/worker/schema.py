"""What the worker fills, in the order of the dataset declarations; the caller adds the rest of a row."""


SYMBOL_FLAGS = [
    "is_referenced", "is_parameter", "is_type_parameter", "is_global", "is_nonlocal",
    "is_declared_global", "is_local", "is_annotated", "is_free", "is_imported", "is_assigned",
    "is_namespace",
]  # fmt: skip

QUALIFIED_NAMES = ("qualified_names", [("name", "s"), ("source", "s")])

DATASETS = {
    "repo_files_v1": [
        ("text_bytes", "i8"), ("encoding", "s"), ("newline_kind", "s"),
        ("lines", [("line_no", "i4"), ("start_byte", "i8"), ("end_byte", "i8"), ("text", "s")]),
    ],
    "ast_files_v1": [
        ("nodes", [
            ("ast_id", "i4"), ("parent_ast_id", "i4"), ("kind", "s"), ("field", "s"),
            ("field_pos", "i4"), ("name", "s"), ("value", "s"), ("ctx", "s"),
            ("bstart", "i8"), ("bend", "i8")]),
        ("docstrings", [
            ("owner_ast_id", "i4"), ("ast_id", "i4"), ("value", "s"),
            ("bstart", "i8"), ("bend", "i8")]),
        ("imports", [
            ("ast_id", "i4"), ("stmt_ast_id", "i4"), ("kind", "s"), ("module", "s"),
            ("level", "i4"), ("name", "s"), ("asname", "s"), ("is_star", "b"),
            ("bstart", "i8"), ("bend", "i8"), ("stmt_bstart", "i8"), ("stmt_bend", "i8")]),
        ("defs", [
            ("ast_id", "i4"), ("parent_def_ast_id", "i4"), ("kind", "s"), ("name", "s"),
            ("qualpath", "s"), ("name_bstart", "i8"), ("name_bend", "i8"),
            ("bstart", "i8"), ("bend", "i8")]),
        ("calls", [
            ("ast_id", "i4"), ("func_ast_id", "i4"), ("scope_def_ast_id", "i4"),
            ("callee_text", "s"), ("dotted", "s"), ("shape", "s"),
            ("positional_count", "i4"), ("keyword_count", "i4"),
            ("has_star", "b"), ("has_double_star", "b"),
            ("callee_bstart", "i8"), ("callee_bend", "i8"), ("bstart", "i8"), ("bend", "i8")]),
        ("type_ignores", [("line_no", "i4"), ("tag", "s")]),
        ("errors", [
            ("kind", "s"), ("message", "s"), ("line_no", "i4"), ("bstart", "i8"), ("bend", "i8")]),
    ],
    "symtable_files_v1": [
        ("blocks", [
            ("block_no", "i4"), ("parent_block_no", "i4"), ("block_type", "s"), ("name", "s"),
            ("qualpath", "s"), ("lineno", "i4"), ("ast_id", "i4"), ("is_nested", "b"),
            ("is_optimized", "b"), ("parameters", ["s"]), ("locals", ["s"]), ("globals", ["s"]),
            ("nonlocals", ["s"]), ("frees", ["s"]),
            ("symbols", [("name", "s")] + [(flag, "b") for flag in SYMBOL_FLAGS]
             + [("namespace_block_nos", ["i4"])])]),
        ("errors", [("kind", "s"), ("message", "s"), ("line_no", "i4")]),
    ],
    "bytecode_files_v1": [
        ("code_objects", [
            ("code_no", "i4"), ("parent_code_no", "i4"), ("name", "s"), ("qualname", "s"),
            ("qualpath", "s"), ("symtable_block_no", "i4"), ("ast_id", "i4"),
            ("firstlineno", "i4"), ("argcount", "i4"), ("posonlyargcount", "i4"),
            ("kwonlyargcount", "i4"), ("flags", "i4"), ("stacksize", "i4"), ("names", ["s"]), ("varnames", ["s"]),
            ("freevars", ["s"]), ("cellvars", ["s"]), ("consts", ["s"]),
            ("instructions", [
                ("index", "i4"), ("offset", "i4"), ("opname", "s"), ("arg", "i4"),
                ("argval_kind", "s"), ("argval", "s"), ("is_jump_target", "b"),
                ("jump_target", "i4"), ("bstart", "i8"), ("bend", "i8"), ("line_no", "i4"),
                ("stack_depth", "i4")]),
            ("exception_table", [
                ("start_index", "i4"), ("end_index", "i4"), ("target_index", "i4"),
                ("depth", "i4"), ("lasti", "b")]),
            ("blocks", [
                ("block_no", "i4"), ("first_index", "i4"), ("last_index", "i4"), ("is_handler", "b"),
                ("is_reachable", "b"), ("leaves", "s")]),
            ("cfg_edges", [("src_block", "i4"), ("dst_block", "i4"), ("kind", "s")])]),
        ("errors", [("kind", "s"), ("message", "s"), ("line_no", "i4")]),
    ],
    "libcst_files_v1": [
        ("parse_manifest", [
            ("libcst_version", "s"), ("encoding", "s"), ("default_indent", "s"),
            ("newline", "s"), ("has_trailing_newline", "b")]),
        ("parse_errors", [
            ("kind", "s"), ("message", "s"), ("line_no", "i4"), ("bstart", "i8"), ("bend", "i8")]),
        ("refs", [
            ("shape", "s"), ("name", "s"), ("dotted", "s"), ("ctx", "s"), ("bstart", "i8"),
            ("bend", "i8"), QUALIFIED_NAMES]),
        ("imports", [
            ("kind", "s"), ("module", "s"), ("level", "i4"), ("name", "s"), ("asname", "s"),
            ("is_star", "b"), ("bstart", "i8"), ("bend", "i8"), ("stmt_bstart", "i8"),
            ("stmt_bend", "i8")]),
        ("callsites", [
            ("callee_text", "s"), ("dotted", "s"), ("shape", "s"), ("positional_count", "i4"),
            ("keyword_count", "i4"), ("has_star", "b"), ("has_double_star", "b"),
            ("callee_bstart", "i8"), ("callee_bend", "i8"), ("bstart", "i8"), ("bend", "i8"),
            ("def_bstart", "i8"), ("def_bend", "i8"), QUALIFIED_NAMES]),
        ("defs", [
            ("kind", "s"), ("name", "s"), ("qualpath", "s"), ("name_bstart", "i8"),
            ("name_bend", "i8"), ("bstart", "i8"), ("bend", "i8"), ("parent_bstart", "i8"),
            ("parent_bend", "i8"), QUALIFIED_NAMES]),
        ("type_exprs", [
            ("role", "s"), ("expr_kind", "s"), ("text", "s"), ("bstart", "i8"), ("bend", "i8")]),
        ("docstrings", [
            ("text", "s"), ("bstart", "i8"), ("bend", "i8"), ("def_bstart", "i8"),
            ("def_bend", "i8")]),
        ("decorators", [
            ("decorator_index", "i4"), ("is_call", "b"), ("dotted", "s"), ("bstart", "i8"),
            ("bend", "i8"), ("def_bstart", "i8"), ("def_bend", "i8")]),
        ("call_args", [
            ("arg_index", "i4"), ("keyword", "s"), ("star", "s"), ("bstart", "i8"),
            ("bend", "i8"), ("call_bstart", "i8"), ("call_bend", "i8")]),
    ],
    "extract_errors_v1": [
        ("extractor", "s"), ("error_kind", "s"), ("message", "s"),
        ("line_no", "i4"), ("bstart", "i8"), ("bend", "i8"),
    ],
}  # fmt: skip
