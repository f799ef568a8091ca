"""An independent count of what the worker extracts: ast.walk and the symtable module's own API.

Prints one JSON object per file below the given folder: path, nodes, and per symbol flag how many
symbols have it.
"""

import ast
import json
import os
import symtable
import sys
import warnings

FLAGS = [
    "referenced", "parameter", "global", "nonlocal", "declared_global", "local", "annotated",
    "free", "imported", "assigned", "namespace",
]  # fmt: skip


def tables(table):
    yield table
    for child in table.get_children():
        yield from tables(child)


def facts(source):
    counts = {"nodes": sum(1 for _ in ast.walk(ast.parse(source)))}
    all_tables = list(tables(symtable.symtable(source, "file", "exec")))
    symbols = [symbol for table in all_tables for symbol in table.get_symbols()]
    counts["blocks"] = len(all_tables)
    counts["symbols"] = len(symbols)
    for flag in FLAGS:
        counts[flag] = sum(1 for symbol in symbols if getattr(symbol, "is_" + flag)())
    functions = [table for table in all_tables if isinstance(table, symtable.Function)]
    for name in ("parameters", "locals", "globals", "nonlocals", "frees"):
        counts[name] = sum(len(getattr(table, "get_" + name)()) for table in functions)
    return counts


warnings.simplefilter("ignore")
root = sys.argv[1]
for folder, _, names in os.walk(root):
    for name in names:
        if name.endswith(".py"):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                counts = facts(file.read())
            counts["path"] = os.path.relpath(path, root).replace(os.sep, "/")
            print(json.dumps(counts))
