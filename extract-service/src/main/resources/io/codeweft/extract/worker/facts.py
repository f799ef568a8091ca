"""What the producers say of one file. Each fails for itself, and so do those that build on it."""

from bytecode import extract_bytecode, failed_bytecode
from concrete import extract_concrete, failed_concrete
from failures import ExtractError
from scopes import extract_symtable, failed_symtable
from source import NO_TEXT, Text
from trees import extract_ast, failed_ast

BYTECODE, LIBCST = "bytecode", "libcst"  # these can be switched off


class Facts:
    """Columns per dataset, and what went wrong: (extractor, error)."""

    def __init__(self):
        self.text = None
        self.columns, self.errors = {}, []

    def fill(self, extractor, dataset, earlier, produce, failed):
        """`earlier` stopped what this builds on. Answers what there is to build on, and the error."""
        error, found = earlier, None
        if error is None:
            try:
                self.columns[dataset], found = produce()
            except ExtractError as e:
                error = e
                self.errors.append((extractor, e))
        if error is not None:
            self.columns[dataset] = failed(error)
        return found, error


def extract(data, producers, given):
    """`given` is (extractor, error): what an earlier attempt ended with."""
    facts = Facts()

    def unless_given(extractor, produce):
        def run():
            if given is not None and given[0] == extractor:
                raise given[1]
            return produce()

        return run

    def decode():
        facts.text = Text(data)
        return facts.text.file_columns(), facts.text

    text, error = facts.fill("ast", "repo_files_v1", None, decode, lambda _: NO_TEXT)
    walk, error = facts.fill(
        "ast", "ast_files_v1", error, unless_given("ast", lambda: extract_ast(text)), failed_ast
    )
    blocks, no_blocks = facts.fill(
        "symtable", "symtable_files_v1", error,
        lambda: extract_symtable(text, walk.scope_openers), failed_symtable,
    )  # fmt: skip
    if BYTECODE in producers:
        facts.fill(
            BYTECODE, "bytecode_files_v1", no_blocks,
            lambda: (extract_bytecode(text, walk, blocks), None), failed_bytecode,
        )  # fmt: skip
    if LIBCST in producers:
        facts.fill(
            LIBCST, "libcst_files_v1", error,
            unless_given(LIBCST, lambda: (extract_concrete(text), None)), failed_concrete,
        )  # fmt: skip
    return facts
