"""Compares what LibCST and the syntax tree say of the files below a folder.

Arguments: the extraction program, the folder. Prints one JSON object: per kind how many facts were
compared, and the first differences. Facts are brought into the form that the views of the graph
give both.
"""

import json
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])

import libraries
from concrete import extract_concrete
from failures import ExtractError
from schema import DATASETS
from source import Text
from trees import extract_ast

MAX_SHOWN = 5


def rows(columns, dataset, name):
    """A list of the file's row, as dictionaries of its scalars."""
    position = [list_name for list_name, _ in DATASETS[dataset]].index(name)
    fields = DATASETS[dataset][position][1]
    scalars = [
        (field, values)
        for (field, kind), values in zip(fields, columns[position][0].elements)
        if isinstance(kind, str)
    ]
    return [dict(zip((f for f, _ in scalars), row)) for row in zip(*(v for _, v in scalars))]


class Tree:
    """Facts of the syntax tree as the views derive them."""

    def __init__(self, columns):
        self.lists = {n: rows(columns, "ast_files_v1", n) for n, _ in DATASETS["ast_files_v1"]}
        self.nodes = self.lists["nodes"]
        self.values = {
            node["parent_ast_id"]: node
            for node in self.nodes
            if node["field"] == "value" and node["kind"] in ("Name", "Attribute")
        }
        self.defs = {d["ast_id"]: (d["bstart"], d["bend"]) for d in self.lists["defs"]}

    def dotted(self, node, most=4):
        if node["kind"] == "Name":
            return node["name"]
        value = self.values.get(node["ast_id"]) if node["kind"] == "Attribute" else None
        before = self.dotted(value, most - 1) if value and most > 1 else None
        return None if before is None else before + "." + node["name"]

    def around(self, ast_id):
        start, end = self.defs.get(ast_id, (-1, -1))
        return {"def_bstart": start, "def_bend": end}

    def refs(self):
        for node in self.nodes:
            if node["kind"] in ("Name", "Attribute"):
                yield dict(node, shape=node["kind"].upper(), dotted=self.dotted(node))

    def imports(self):
        return self.lists["imports"]

    def callsites(self):
        for call in self.lists["calls"]:
            yield dict(call, **self.around(call["scope_def_ast_id"]))

    def definitions(self):
        for found in self.lists["defs"]:
            start, end = self.defs.get(found["parent_def_ast_id"], (-1, -1))
            yield dict(found, parent_bstart=start, parent_bend=end)

    def docstrings(self):
        for found in self.lists["docstrings"]:
            yield dict(found, text=found["value"], **self.around(found["owner_ast_id"]))

    def decorators(self):
        for node in self.nodes:
            if node["field"] == "decorator_list":
                is_call = node["kind"] == "Call"
                named = self.dotted(self.nodes[node["ast_id"] + is_call])
                found = {"decorator_index": node["field_pos"], "is_call": is_call, "dotted": named}
                yield dict(node, **found, **self.around(node["parent_ast_id"]))

    def call_args(self):
        calls = {call["ast_id"]: call for call in self.lists["calls"]}
        for node in self.nodes:
            call = calls.get(node["parent_ast_id"])
            if call and node["field"] in ("args", "keywords"):
                named = node["field"] == "keywords"
                index = node["field_pos"]
                index += call["positional_count"] + call["has_star"] if named else 0
                double = named and node["name"] is None
                yield dict(
                    node,
                    arg_index=index,
                    keyword=node["name"] if named else None,
                    star="*" if node["kind"] == "Starred" else "**" if double else None,
                    call_bstart=call["bstart"],
                    call_bend=call["bend"],
                )

    def type_exprs(self):
        for node in self.nodes:
            if node["field"] in ("annotation", "returns"):
                parent = self.nodes[node["parent_ast_id"]]["kind"]
                role = "parameter" if parent == "arg" else "variable"
                role = "return" if node["field"] == "returns" else role
                named = self.dotted(node) or node["value"]
                yield dict(node, role=role, expr_kind=node["kind"], text=named)


def differences(text, counts):
    tree = Tree(extract_ast(text)[0])
    columns = extract_concrete(text)
    for kind, fields in DATASETS["libcst_files_v1"]:
        if kind.startswith("parse_"):
            continue
        names = [name for name, column in fields if isinstance(column, str)]
        theirs = getattr(tree, "definitions" if kind == "defs" else kind)()
        expected = {tuple(row[name] for name in names) for row in theirs}
        found = rows(columns, "libcst_files_v1", kind)
        actual = {tuple(row[name] for name in names) for row in found}
        counts[kind] = counts.get(kind, 0) + len(expected)
        if actual != expected:
            yield kind, sorted(actual - expected, key=str), sorted(expected - actual, key=str)


def main():
    absent = libraries.load_libcst()
    counts, shown = {}, [] if absent is None else [absent]
    for folder, _, names in sorted(os.walk(sys.argv[2])):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                text = Text(file.read())
            try:
                for difference in differences(text, counts):
                    shown.append([path] + [found[:MAX_SHOWN] for found in difference])
            except ExtractError as e:
                shown.append([path, e.kind, e.message])
    print(json.dumps({"counts": counts, "differences": shown}))


threading.stack_size(64 << 20)
thread = threading.Thread(target=main)
thread.start()
thread.join()
