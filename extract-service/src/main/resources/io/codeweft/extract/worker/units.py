"""The code objects of a file, and what each of them is the code of: which node, which block."""

import sys

import _symtable
from scopes import COMPREHENSION_NAMES, FUNCTION, TYPE_PARAMETERS, match_blocks

CODE = compile("0", "<probe>", "exec").__class__
OPTIMIZED = 0x1  # locals have numbers: the code of a function
HAS_SPANS = sys.version_info >= (3, 11)
GENERIC = "<generic parameters of "
ANNOTATE = False, "__annotate__"  # kind and name


class Unit:
    """A code object at its place; equal code of two places is one object, but two units.

    `spans` are those of the instructions that load it, where the version has any.
    """

    __slots__ = (
        "code", "number", "parent", "name", "children", "spans", "ast_id", "block_no",
        "qualname", "qualpath",
    )  # fmt: skip

    def __init__(self, code, number, parent):
        self.code, self.number, self.parent = code, number, parent
        self.name = code.co_name
        self.children = {}  # index of the constant -> number of the unit
        self.spans = set()
        self.ast_id = self.block_no = -1
        self.qualname = self.qualpath = None


def units_of(code):
    """All units in pre-order, children in the order of their parent's constants."""
    units, stack = [], [(code, -1, -1)]
    while stack:
        code, parent, const = stack.pop()
        unit = Unit(code, len(units), parent)
        units.append(unit)
        if parent >= 0:
            units[parent].children[const] = unit.number
        inner = [(c, unit.number, k) for k, c in enumerate(code.co_consts) if c.__class__ is CODE]
        stack.extend(reversed(inner))
    return units


class Table:
    """A code object in the place of a block of the symbol table, for `match_blocks`."""

    type = FUNCTION

    def __init__(self, code):
        self.name, self.lineno = code.co_name, code.co_firstlineno
        if code.co_flags & OPTIMIZED:
            count = code.co_argcount + code.co_kwonlyargcount
            count += bool(code.co_flags & 0x4) + bool(code.co_flags & 0x8)
            self.varnames = code.co_varnames[:count]
            self.symbols = code.co_varnames + code.co_cellvars + code.co_freevars
        else:
            self.varnames, self.symbols = (), code.co_freevars


class Tables:
    def __init__(self, units):
        self.tables = [Table(unit.code) for unit in units]
        self.children = [list(unit.children.values()) for unit in units]


def link(units, walk, blocks):
    """Fills ast_id, block_no, qualpath and qualname; what stays in doubt stays empty."""
    if HAS_SPANS:
        link_by_span(units, walk)
    else:
        found = match_blocks(Tables(units), walk.scope_openers, lambda opener: opener.first_line)
        for number, ast_id in found.items():
            units[number].ast_id = ast_id
    units[0].ast_id = 0
    block_of = {ast_id: block for block, ast_id in blocks.ast_ids.items()}
    for unit in units:
        unit.block_no = block_of.get(unit.ast_id, -1)
    link_blocks_without_nodes(units, blocks)
    for unit in units:
        unit.qualpath = blocks.qualpaths[unit.block_no] if unit.block_no >= 0 else None
        unit.qualname = getattr(unit.code, "co_qualname", None) or qualname(unit, units, blocks)


def link_by_span(units, walk):
    """The instruction that loads a code object stands at the node whose code it is."""
    nodes = {}
    for openers in walk.scope_openers.values():
        for opener in openers:
            span = walk.bstarts[opener.ast_id], walk.bends[opener.ast_id]
            nodes[span + (opener.name,)] = opener.ast_id
    for alias, name in walk.type_aliases:
        nodes[walk.bstarts[alias], walk.bends[alias], name] = alias
    claims = {}
    for unit in units:
        if len(unit.spans) == 1:
            (span,) = unit.spans
            node = nodes.get(span + (unit.name.strip("<>"),))
            if node is not None:
                claims.setdefault((unit.parent, node), []).append(unit)
    for (_, node), claimants in claims.items():
        if len(claimants) == 1:
            claimants[0].ast_id = node


def link_blocks_without_nodes(units, blocks):
    """Type parameters, bounds, aliases, annotations: by kind, name and order below linked blocks."""
    for unit in units:
        if unit.block_no < 0:
            continue
        below = {}
        for number in unit.children.values():
            child = units[number]
            if child.block_no < 0:
                below.setdefault(kind_of(child), []).append(child)
        offered = {}
        for block in blocks.children[unit.block_no]:
            table = blocks.tables[block]
            if table.type not in (FUNCTION, _symtable.TYPE_CLASS):
                key = table.type == TYPE_PARAMETERS, table.name
                offered.setdefault(key, []).append(block)
        own_annotations(below, offered, blocks)
        for key, children in below.items():
            for child, block in in_order(children, offered.get(key, ()), blocks):
                child.block_no = block


def own_annotations(below, offered, blocks):
    """The code of a scope's own annotations comes last, and has the line of some other statement."""
    children, candidates = below.get(ANNOTATE, []), offered.get(ANNOTATE, [])
    of_functions = [block for block in candidates if is_before_function(block, blocks)]
    own = [block for block in candidates if block not in of_functions]
    if len(own) == 1 and children:
        line = children[-1].code.co_firstlineno
        there = sum(blocks.tables[block].lineno == line for block in of_functions)
        if sum(child.code.co_firstlineno == line for child in children) > there:
            children.pop().block_no = own[0]
            offered[ANNOTATE] = of_functions


def is_before_function(block, blocks):
    """The annotations of a function stand directly before it in the symbol table."""
    siblings = blocks.children[blocks.parents[block]]
    at = siblings.index(block) + 1
    if at == len(siblings):
        return False
    table = blocks.tables[siblings[at]]
    is_def = table.name != "lambda" and table.name not in COMPREHENSION_NAMES
    return table.type == FUNCTION and is_def and table.lineno == blocks.tables[block].lineno


def kind_of(unit):
    if unit.name.startswith(GENERIC):
        return True, unit.name[len(GENERIC) : -1]
    return False, unit.name


def in_order(children, candidates, blocks):
    """Pairs by line, twins of a line by order, and then the single one that is left."""
    children, candidates = list(children), list(candidates)
    lines = {}
    for child in children:
        lines.setdefault(child.code.co_firstlineno, []).append(child)
    for line, mine in lines.items():
        there = [block for block in candidates if blocks.tables[block].lineno == line]
        if len(there) == len(mine):
            for child, block in zip(mine, there):
                children.remove(child)
                candidates.remove(block)
                yield child, block
    if len(children) == len(candidates) == 1:
        yield children[0], candidates[0]


def qualname(unit, units, blocks):
    """As CPython 3.11 keeps it, for versions that do not."""
    if unit.parent <= 0:
        return unit.name
    parent = units[unit.parent]
    if not unit.name.startswith("<") and parent.block_no >= 0:
        flags = blocks.tables[parent.block_no].symbols.get(mangled(unit, units), 0)
        if flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK == _symtable.GLOBAL_EXPLICIT:
            return unit.name
    is_function = parent.code.co_flags & OPTIMIZED
    if is_function and parent.name.strip("<>") not in COMPREHENSION_NAMES:
        return parent.qualname + ".<locals>." + unit.name
    return parent.qualname + "." + unit.name


def mangled(unit, units):
    """The name under which a private name of a class stands in its tables."""
    if unit.name.startswith("__") and not unit.name.endswith("__"):
        at = unit.parent
        while at > 0:
            around = units[at]
            if not around.code.co_flags & OPTIMIZED:
                owner = around.name.lstrip("_")
                return "_" + owner + unit.name if owner else unit.name
            at = around.parent
    return unit.name
