"""Facts of the symbol table, and which syntax node opens each of its blocks."""

import ast

import _symtable
from columns import Lists, empty_columns, one, rows_to_columns
from failures import PARSER_ERRORS, parse_failure
from schema import DATASETS, SYMBOL_FLAGS
from trees import COMPREHENSIONS


def constant(name, default=0):
    return getattr(_symtable, name, default)


FUNCTION = _symtable.TYPE_FUNCTION
TYPE_PARAMETERS = constant("TYPE_TYPE_PARAMETERS", constant("TYPE_TYPE_PARAM", "-"))
BLOCK_TYPES = {
    _symtable.TYPE_MODULE: "module",
    FUNCTION: "function",
    _symtable.TYPE_CLASS: "class",
    constant("TYPE_ANNOTATION", "-"): "annotation",
    constant("TYPE_TYPE_ALIAS", "-"): "type_alias",
    TYPE_PARAMETERS: "type_parameters",
    constant("TYPE_TYPE_VARIABLE", constant("TYPE_TYPE_VAR_BOUND", "-")): "type_variable",
}
DEF_TYPE_PARAM = constant("DEF_TYPE_PARAM")
DEF_BOUND = _symtable.DEF_BOUND


def symbol_flags(flags, is_module):
    """The answers of symtable.Symbol, from the raw bits."""
    scope = (flags >> _symtable.SCOPE_OFF) & _symtable.SCOPE_MASK
    bound_in_module = is_module and bool(flags & DEF_BOUND)
    return (
        bool(flags & _symtable.USE),
        bool(flags & _symtable.DEF_PARAM),
        bool(flags & DEF_TYPE_PARAM),
        scope in (_symtable.GLOBAL_IMPLICIT, _symtable.GLOBAL_EXPLICIT) or bound_in_module,
        bool(flags & _symtable.DEF_NONLOCAL),
        scope == _symtable.GLOBAL_EXPLICIT,
        scope in (_symtable.LOCAL, _symtable.CELL) or bound_in_module,
        bool(flags & _symtable.DEF_ANNOT),
        scope == _symtable.FREE,
        bool(flags & _symtable.DEF_IMPORT),
        bool(flags & _symtable.DEF_LOCAL),
    )


class Blocks:
    """The blocks of a file in pre-order, with their symbols sorted by name."""

    def __init__(self, top, openers):
        self.tables, self.parents, self.qualpaths, self.children = [], [], [], []
        stack = [(top, -1, "")]
        while stack:
            table, parent, path = stack.pop()
            number = len(self.tables)
            self.tables.append(table)
            self.parents.append(parent)
            self.qualpaths.append(path)
            self.children.append([])
            if parent >= 0:
                self.children[parent].append(number)
            seen, named = {}, []
            for child in table.children:
                twin = seen[child.name] = seen.get(child.name, 0) + 1
                name = child.name if twin == 1 else "%s#%d" % (child.name, twin)
                named.append((child, number, path + "." + name if path else name))
            stack.extend(reversed(named))
        self.ast_ids = match_blocks(self, openers)

    def columns(self):
        ast_ids = self.ast_ids
        flags_memo = {}
        rows, symbol_rows, symbol_counts, namespaces, namespace_counts = [], [], [], [], []
        name_lists = [[], [], [], [], []]
        name_counts = [[], [], [], [], []]
        for number, table in enumerate(self.tables):
            is_module = table.type == _symtable.TYPE_MODULE
            rows.append(
                (number, self.parents[number], BLOCK_TYPES[table.type], table.name,
                 self.qualpaths[number], table.lineno, ast_ids.get(number, -1),
                 bool(table.nested), table.type == FUNCTION)
            )  # fmt: skip
            inside = {}
            for child in self.children[number]:
                inside.setdefault(self.tables[child].name, []).append(child)
            symbols = sorted(table.symbols.items())
            lists = ([], [], [], [], [])
            for name, raw in symbols:
                key = raw, is_module
                flags = flags_memo.get(key)
                if flags is None:
                    flags = flags_memo[key] = symbol_flags(raw, is_module)
                blocks = inside.get(name, ())
                symbol_rows.append((name,) + flags + (bool(blocks),))
                namespaces.extend(blocks)
                namespace_counts.append(len(blocks))
                if table.type == FUNCTION:
                    for position, wanted in enumerate((1, 6, 3, 4, 8)):
                        if flags[wanted]:
                            lists[position].append(name)
            if table.type == FUNCTION:  # parameters keep their order
                declared = [name for name in table.varnames if name in table.symbols]
                lists[0][:] = declared if len(declared) == len(lists[0]) else lists[0]
            symbol_counts.append(len(symbols))
            for position, names in enumerate(lists):
                name_lists[position].extend(names)
                name_counts[position].append(len(names))
        columns = rows_to_columns(rows, 9)
        columns += [Lists(counts, names) for counts, names in zip(name_counts, name_lists)]
        symbol_columns = rows_to_columns(symbol_rows, 1 + len(SYMBOL_FLAGS))
        symbol_columns.append(Lists(namespace_counts, namespaces))
        columns.append(Lists(symbol_counts, symbol_columns))
        return [Lists([len(rows)], columns)]


def match_blocks(blocks, openers, line_of=lambda opener: opener.line_no):
    """Which node opens which block: {block number: ast_id}; a block that stays in doubt is left out.

    Siblings are compared by name and line. Blocks without a node of their own (annotations, type
    parameters) are looked through, and so are comprehensions that newer versions inline.
    """
    found = {0: 0}
    stack = [(0, 0)]
    while stack:
        block, opener = stack.pop()
        wanted = {}
        for child in visible_children(blocks, block):
            table = blocks.tables[child]
            wanted.setdefault((table.name.strip("<>"), table.lineno), []).append(child)
        offered = {}
        for candidate, inlined in expand(openers, opener, wanted, line_of):
            key = candidate.name, line_of(candidate)
            offered.setdefault(key, []).append((candidate, inlined))
        for key, numbers in wanted.items():
            candidates = offered.get(key, [])
            for number, candidate in pair(blocks, numbers, candidates):
                found[number] = candidate.ast_id
                stack.append((number, candidate.ast_id))
    return found


def visible_children(blocks, block):
    stack = list(reversed(blocks.children[block]))
    while stack:
        child = stack.pop()
        if blocks.tables[child].type in (FUNCTION, _symtable.TYPE_CLASS):
            yield child
        else:
            stack.extend(reversed(blocks.children[child]))


def expand(openers, scope, wanted, line_of):
    stack = [(o, False) for o in reversed(openers[scope])]
    while stack:
        opener, inlined = stack.pop()
        if opener.name in COMPREHENSION_NAMES and (opener.name, line_of(opener)) not in wanted:
            stack.extend((o, True) for o in reversed(openers[opener.ast_id]))
        else:
            yield opener, inlined


COMPREHENSION_NAMES = frozenset(COMPREHENSIONS.values())


def pair(blocks, numbers, candidates):
    """Pairs what has the same name and line; twins by their order, or by what only one can be."""
    if len(numbers) != len(candidates):
        return
    ordered = sorted((c for c, _ in candidates), key=lambda c: c.entered)
    if len(numbers) == 1:
        yield numbers[0], ordered[0]
        return
    tables = blocks.tables
    in_order = len({inlined for _, inlined in candidates}) == 1 and all(
        agree(tables[number], candidate) for number, candidate in zip(numbers, ordered)
    )
    if in_order:
        yield from zip(numbers, ordered)
        return
    for number in numbers:
        fitting = [c for c in ordered if agree(tables[number], c)]
        rivals = [n for n in numbers if fitting and agree(tables[n], fitting[0])]
        if len(fitting) == 1 and len(rivals) == 1:
            yield number, fitting[0]


def agree(table, candidate):
    """Whether parameters and names of a block can be those of a node."""
    nodes = list(ast.walk(candidate.node))
    names = {n.id for n in nodes if isinstance(n, ast.Name)}
    names.update(n.arg for n in nodes if isinstance(n, ast.arg))
    private = tuple(name for name in names if name.startswith("__"))  # mangled inside a class
    known = all(
        name in names or name == ".0" or name.endswith(private) for name in table.symbols
    )
    return known and (
        candidate.parameters is None or len(table.varnames) == len(candidate.parameters)
    )


def extract_symtable(text, openers):
    try:
        blocks = Blocks(_symtable.symtable(text.text, "<file>", "exec"), openers)
        return [blocks.columns(), one([()] * 3)], blocks
    except PARSER_ERRORS as e:
        raise parse_failure(e, text) from None


def failed_symtable(error):
    return [
        [Lists([0], empty_columns(DATASETS["symtable_files_v1"][0][1]))],
        one(rows_to_columns([(error.kind, error.message, error.line_no)], 3)),
    ]
