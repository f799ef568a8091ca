"""Facts of the compiled code: code objects, instructions, control flow. Nothing of it is run."""

import dis
import sys
from array import array
from itertools import compress

import opcodes
from columns import Lists, empty_columns, one, rows_to_columns
from failures import PARSER_ERRORS, VERSION, parse_failure
from flow import HAS_TABLE, Flow
from opcodes import CACHE, EXTENDED_ARG, OPERATIONS
from schema import DATASETS
from trees import MAX_TEXT, bounded, constant_text
from units import CODE, link, units_of

OPTIMIZE = 0  # assertions and docstrings stay
HAS_POSITIONS = sys.version_info >= (3, 11)
UNIT_FIELDS = dict(DATASETS["bytecode_files_v1"])["code_objects"]
NESTED = ("instructions", "exception_table", "blocks", "cfg_edges")
FIELDS = dict(UNIT_FIELDS)


def value_text(value):
    """A constant as text, bounded; the order of a frozenset differs from process to process."""
    if value.__class__ is tuple:
        inner = [value_text(item) for item in value[:MAX_TEXT]]
        return bounded("(%s%s)" % (", ".join(inner), "," if len(inner) == 1 else ""))
    if value.__class__ is frozenset:
        inner = sorted(value_text(item) for item in value)
        return bounded("frozenset({%s})" % ", ".join(inner))
    if value.__class__ is slice:
        return "slice(%s)" % ", ".join(map(value_text, (value.start, value.stop, value.step)))
    return constant_text(value)


class Values(dict):
    """Argument values of one code object, by operation and argument."""

    def __init__(self, code, consts, children):
        self.consts = consts
        self.raw = code.co_consts
        self.children = children
        self.names = code.co_names
        cells = code.co_cellvars
        if HAS_TABLE:  # one numbering for all variables
            own = set(code.co_varnames)
            cells = tuple(name for name in cells if name not in own)
            self.locals = self.free = code.co_varnames + cells + code.co_freevars
        else:
            self.locals, self.free = code.co_varnames, cells + code.co_freevars

    def __missing__(self, key):
        _, _, kind, value, _ = OPERATIONS[key]
        text = value
        if kind == "const":
            text = self.consts[value]
            if value in self.children:
                kind, text = "code", str(self.children[value])
        elif kind == "name":
            text = self.names[value]
        elif kind == "local":
            text = self.locals[value]
        elif kind == "locals":
            text = self.locals[value[0]] + "," + self.locals[value[1]]
        elif kind == "free":
            text = self.free[value]
        found = self[key] = (kind, text)
        return found


class Spans(dict):
    """(line, last line, column, last column) -> (bstart, bend, line); -1 where there is none."""

    def __init__(self, text):
        self.starts = [0] + text.starts + [len(text.utf8)] * 2
        self.utf8, self.size = text.utf8 + b"\n", len(text.utf8)
        self.bad = set()

    def __missing__(self, place):
        line, last_line, column, last_column = place
        start = end = -1
        if line and last_line and column is not None and last_column is not None:
            if last_line < len(self.starts):
                start, end = self.starts[line] + column, self.starts[last_line] + last_column
            if not 0 <= start <= end <= self.size or (
                self.utf8[start] & 0xC0 == 0x80 or self.utf8[end] & 0xC0 == 0x80
            ):
                self.bad.add(line)
                start = end = -1
        found = self[place] = (start, end, -1 if line is None else line)
        return found


def decode(code):
    """Numbers of the operations, op | arg << 8, and their places; no caches, as dis has it."""
    raw = code.co_code
    ops, args = raw[::2], raw[1::2]
    places = range(len(ops))
    if CACHE >= 0 and CACHE in ops:
        places = [k for k in places if ops[k] != CACHE]
        args = [args[k] for k in places]
        ops = bytes([ops[k] for k in places])
    if EXTENDED_ARG in ops:
        args, wide = list(args), 0
        for k, op in enumerate(ops):
            args[k] |= wide
            wide = args[k] << 8 if op == EXTENDED_ARG else 0
    keys = [op | arg << 8 for op, arg in zip(ops, args)]
    return ops, keys, places


def line_numbers(code, places):
    lines, lines_at = [], dict(dis.findlinestarts(code))
    if hasattr(code, "co_lines"):
        lines_at = {start: line for start, _, line in code.co_lines()}
    line = -1
    for place in places:
        if 2 * place in lines_at:
            line = lines_at[2 * place]
            line = -1 if line is None else line
        lines.append(line)
    return lines


def empty(kind):
    """A column to extend: a file has millions of numbers, which as objects take ten times the room."""
    return {"i4": array("i"), "i8": array("q"), "b": bytearray()}.get(kind, [])


class Columns:
    """The lists below the code objects, and how many elements each of them has."""

    def __init__(self, text):
        self.spans = Spans(text)
        self.lists = {name: ([], [empty(kind) for _, kind in FIELDS[name]]) for name in NESTED}

    def add(self, name, columns):
        counts, all_columns = self.lists[name]
        counts.append(len(columns[0]))
        for target, values in zip(all_columns, columns):
            target.extend(values)

    def add_code(self, unit, consts, units):
        code = unit.code
        ops, keys, places = decode(code)
        count = len(ops)
        names, args, _, _, effects = zip(*map(OPERATIONS.__getitem__, keys))
        kinds, values = zip(*map(Values(code, consts, unit.children).__getitem__, keys))
        offsets = [2 * place for place in places]
        flow = Flow(code, ops, keys, offsets, effects)
        labels = bytearray(count)
        targets = [-1] * count
        for k, target in flow.targets.items():
            targets[k] = target
            labels[target] = 1
        if HAS_POSITIONS:
            real = map(CACHE.__ne__, code.co_code[::2])
            positions = compress(code.co_positions(), real)
            bstarts, bends, lines = zip(*map(self.spans.__getitem__, positions))
            if unit.children:
                for kind, value, start, end in zip(kinds, values, bstarts, bends):
                    if kind == "code":
                        units[int(value)].spans.add((start, end))
        else:
            bstarts = bends = [-1] * count
            lines = line_numbers(code, places)
        self.add(
            "instructions",
            [range(count), offsets, names, args, kinds, values, labels, targets,
             bstarts, bends, lines, flow.depths],
        )  # fmt: skip
        self.add("exception_table", rows_to_columns(flow.ranges, 5))
        self.add("blocks", rows_to_columns(list(flow.blocks()), 6))
        self.add("cfg_edges", rows_to_columns(flow.edges, 3))

    def nested(self):
        return [Lists(counts, columns) for counts, columns in self.lists.values()]


def text_lists(units):
    """Columns of lists of texts: names, varnames, freevars, cellvars."""
    for attribute in ("co_names", "co_varnames", "co_freevars", "co_cellvars"):
        lists = [getattr(unit.code, attribute) for unit in units]
        yield Lists([len(names) for names in lists], [name for names in lists for name in names])


def columns_of(units, text, walk, blocks):
    columns, consts, const_counts, rows = Columns(text), [], [], []
    for unit in units:
        code = unit.code
        texts = [
            "<code %d>" % unit.children[k] if value.__class__ is CODE else value_text(value)
            for k, value in enumerate(code.co_consts)
        ]
        consts.extend(texts)
        const_counts.append(len(texts))
        columns.add_code(unit, texts, units)
    link(units, walk, blocks)
    for unit in units:
        code = unit.code
        rows.append(
            (unit.number, unit.parent, code.co_name, unit.qualname, unit.qualpath, unit.block_no,
             unit.ast_id, code.co_firstlineno, code.co_argcount, code.co_posonlyargcount,
             code.co_kwonlyargcount, code.co_flags, code.co_stacksize)
        )  # fmt: skip
    scalars = rows_to_columns(rows, 13)
    lists = list(text_lists(units)) + [Lists(const_counts, consts)]
    bad = [("bad-span", "Python %s gives no usable position for code of this line" % VERSION, line)
           for line in sorted(columns.spans.bad)]  # fmt: skip
    return [
        [Lists([len(rows)], scalars + lists + columns.nested())],
        one(rows_to_columns(bad, 3)),
    ]


def extract_bytecode(text, walk, blocks):
    """`walk` over the syntax tree and `blocks` of the symbol table tell what is the code of what."""
    opcodes.forget_if_many()
    try:
        code = compile(text.text, "<file>", "exec", dont_inherit=True, optimize=OPTIMIZE)
    except PARSER_ERRORS as e:
        raise parse_failure(e, text) from None
    return columns_of(units_of(code), text, walk, blocks)


def failed_bytecode(error):
    return [
        [Lists([0], empty_columns(UNIT_FIELDS))],
        one(rows_to_columns([(error.kind, error.message, error.line_no)], 3)),
    ]
