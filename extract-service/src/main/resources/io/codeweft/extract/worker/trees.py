"""Facts of the syntax tree."""

import ast
import bisect
import re

import legacy
from columns import one, rows_to_columns
from failures import PARSER_ERRORS, VERSION, parse_failure
from schema import DATASETS

MAX_TEXT = 1000  # characters of a constant or callee; longer ones end in an ellipsis
MAX_DOCSTRING = 100_000


def bounded(text, limit=MAX_TEXT):
    return text if len(text) <= limit else text[: limit - 1] + "\u2026"


def constant_text(value):
    if isinstance(value, (str, bytes)):
        return bounded(repr(value[:MAX_TEXT]) if len(value) > MAX_TEXT else repr(value))
    if isinstance(value, int) and value.bit_length() > 4 * MAX_TEXT:
        return bounded(hex(value))  # repr refuses, or takes quadratic time
    return bounded(repr(value))


# Which attribute is the identifier a node carries.
NAME_FIELDS = {
    "Name": "id", "FunctionDef": "name", "AsyncFunctionDef": "name", "ClassDef": "name",
    "Attribute": "attr", "arg": "arg", "keyword": "arg", "alias": "name", "ImportFrom": "module",
    "ExceptHandler": "name", "MatchAs": "name", "MatchStar": "name", "MatchMapping": "rest",
    "TypeVar": "name", "ParamSpec": "name", "TypeVarTuple": "name",
}  # fmt: skip
# Fields that never hold nodes; skipping them is all there is to gain, so unknown ones are harmless.
PLAIN_FIELDS = {"type_comment", "level", "simple", "conversion", "is_async", "kind"}
CONTEXTS = {"Load": "LOAD", "Store": "STORE", "Del": "DEL"}
COMPREHENSIONS = {
    "ListComp": "listcomp", "SetComp": "setcomp", "DictComp": "dictcomp", "GeneratorExp": "genexpr",
}  # fmt: skip
SHAPES = {"Name": "NAME", "Attribute": "ATTRIBUTE", "Subscript": "SUBSCRIPT"}

DEF_NAME = re.compile(
    rb"(?:async(?:[ \t\f]|\\\r?\n|\\\r)+)?(?:def|class)(?:[ \t\f]|\\\r?\n|\\\r)+([\w\x80-\xff]+)"
)
BEFORE_DECORATOR = re.compile(rb"(?:[ \t\f(]|\\?[\r\n]|#[^\r\n]*[\r\n])*")


class Opener:
    """A node that opens a scope of the symbol table.

    `entered` orders twins as the symbol table enters them: a lambda behind its defaults, a
    comprehension behind its first iterable.
    """

    __slots__ = ("node", "ast_id", "name", "line_no", "first_line", "entered", "parameters")

    def __init__(self, node, ast_id, name, line_no, entered, parameters):
        self.node = node
        self.ast_id = ast_id
        self.name = name
        self.line_no = line_no
        self.first_line = first_line(node)
        self.entered = entered
        self.parameters = parameters


def first_line(node):
    """Where the code of a node begins: at its first decorator."""
    decorators = getattr(node, "decorator_list", None)
    return decorators[0].lineno if decorators else node.lineno


class Walk:
    """One pre-order pass over a tree, with an explicit stack: trees are deeper than Python's."""

    def __init__(self, text):
        self.text = text
        self.starts = [0] + text.starts + [len(text.utf8)] * 2  # 1-based; the end has a line, too
        self.kinds, self.parents, self.fields, self.positions = [], [], [], []
        self.names, self.values, self.contexts, self.bstarts, self.bends = [], [], [], [], []
        self.docstrings, self.imports, self.defs, self.calls, self.errors = [], [], [], [], []
        self.docstring_owners = {}
        self.type_aliases = []  # (node, name)
        self.scope_parents = {0: 0}
        self.scope_defs = {0: -1}  # scope -> the def or class around it
        self.scope_openers = {0: []}  # scope -> openers directly inside
        self.qualpaths = {-1: ""}
        self.specs = {}
        self.formats = set()  # format specifications, which share the position of their string

    def spec(self, cls):
        kind = cls.__name__
        name_field = NAME_FIELDS.get(kind)
        fields = tuple(f for f in reversed(cls._fields) if f != name_field and f not in PLAIN_FIELDS)
        if kind in ("Constant", "MatchSingleton", "Global", "Nonlocal"):
            fields = ()
        spec = self.specs[cls] = (
            kind,
            fields,
            "lineno" in cls._attributes,
            name_field,
            "ctx" in cls._fields,
            HANDLERS.get(kind),
        )
        return spec

    def run(self, tree):
        specs, starts, node_type = self.specs, self.starts, ast.AST
        add_kind, add_parent = self.kinds.append, self.parents.append
        add_field, add_position = self.fields.append, self.positions.append
        add_name, add_context = self.names.append, self.contexts.append
        add_start, add_end = self.bstarts.append, self.bends.append
        values = self.values
        stack = [(tree, -1, None, -1, 0)]
        pop, push = stack.pop, stack.append
        me = -1
        while stack:
            node, parent, field, position, scope = pop()
            me += 1
            cls = node.__class__
            kind, fields, positioned, name_field, has_context, handler = (
                specs.get(cls) or self.spec(cls)
            )
            add_kind(kind)
            add_parent(parent)
            add_field(field)
            add_position(position)
            add_name(getattr(node, name_field) if name_field else None)
            add_context(CONTEXTS[node.ctx.__class__.__name__] if has_context else None)
            values.append(None)
            if positioned:
                add_start(starts[node.lineno] + node.col_offset)
                add_end(starts[node.end_lineno] + node.end_col_offset)
            else:
                add_start(-1)
                add_end(-1)
            inner = handler(self, node, me, scope, position) if handler else None
            for name in fields:
                value = getattr(node, name, None)
                if value is None:
                    continue
                below = scope if inner is None else inner.get(name, scope)
                if value.__class__ is list:
                    index = len(value)
                    while index:
                        index -= 1
                        child = value[index]
                        if isinstance(child, node_type):
                            push((child, me, name, index, below))
                elif isinstance(value, node_type):
                    push((value, me, name, -1, below))
        self.finish()

    # Handlers may answer {field: scope} for fields that belong to another scope than the node.

    def on_module(self, node, me, scope, position):
        self.note_docstring(node, me)

    def on_def(self, node, me, scope, position):
        is_class = node.__class__.__name__ == "ClassDef"
        outer = self.scope_defs[scope]
        path = self.qualpaths[me] = (self.qualpaths[outer] + "." + node.name).lstrip(".")
        names = None if is_class else parameters(node.args)
        self.open_scope(node, me, scope, node.name, self.bstarts[me], names)
        self.scope_defs[me] = me
        self.note_docstring(node, me)
        start, name_start, name_end = self.def_spans(node, me)
        kind = {"FunctionDef": "function", "AsyncFunctionDef": "async_function"}.get(
            node.__class__.__name__, "class"
        )
        self.defs.append(
            (me, outer, kind, node.name, path, name_start, name_end, start, self.bends[me])
        )
        return {"body": me}

    def on_lambda(self, node, me, scope, position):
        body = self.starts[node.body.lineno] + node.body.col_offset
        self.open_scope(node, me, scope, "lambda", body, parameters(node.args))
        return {"body": me}

    def on_comprehension(self, node, me, scope, position):
        first = node.generators[0].iter
        end = self.starts[first.end_lineno] + first.end_col_offset
        self.open_scope(node, me, scope, COMPREHENSIONS[node.__class__.__name__], end, None)
        return {"elt": me, "key": me, "value": me, "generators": me}

    def on_generator(self, node, me, scope, position):
        # The first iterable is evaluated outside the comprehension.
        return {"iter": self.scope_parents[scope]} if position == 0 else None

    def on_call(self, node, me, scope, position):
        positional = sum(1 for a in node.args if a.__class__ is not ast.Starred)
        keywords = sum(1 for k in node.keywords if k.arg is not None)
        func = node.func
        self.calls.append(
            (
                me,
                self.scope_defs[scope],
                dotted_name(func),
                SHAPES.get(func.__class__.__name__, "OTHER"),
                positional,
                keywords,
                positional < len(node.args),
                keywords < len(node.keywords),
            )
        )

    def on_import(self, node, me, scope, position):
        is_from = node.__class__ is ast.ImportFrom
        start, end = self.bstarts[me], self.bends[me]
        spans = self.alias_spans(node, start, end)
        for index, alias in enumerate(node.names):
            self.imports.append(
                (
                    me + 1 + index,  # aliases have no children: their ids follow on
                    me,
                    "from" if is_from else "import",
                    node.module if is_from else None,
                    (node.level or 0) if is_from else 0,
                    alias.name,
                    alias.asname,
                    alias.name == "*",
                    spans[index][0],
                    spans[index][1],
                    start,
                    end,
                )
            )

    def on_constant(self, node, me, scope, position):
        value = node.value
        self.values[me] = constant_text(value)
        if value.__class__ is str:
            owner = self.docstring_owners.get(id(node))
            if owner is not None:
                text = bounded(value, MAX_DOCSTRING)
                self.docstrings.append((owner, me, text, self.bstarts[me], self.bends[me]))

    def on_joined(self, node, me, scope, position):
        if id(node) not in self.formats:
            start, end = self.bstarts[me], self.bends[me]
            if not legacy.relocate(node, self.text, start, end, self.formats):
                self.bad_span(node.lineno, "the expressions of a formatted string")

    def on_type_alias(self, node, me, scope, position):
        self.type_aliases.append((me, node.name.id))

    def on_names(self, node, me, scope, position):
        self.names[me] = ",".join(node.names)

    def note_docstring(self, node, me):
        body = node.body
        if body and body[0].__class__ is ast.Expr:
            value = body[0].value
            if value.__class__ is ast.Constant and value.value.__class__ is str:
                self.docstring_owners[id(value)] = me

    def open_scope(self, node, me, scope, name, entered, names):
        self.scope_parents[me] = scope
        self.scope_defs[me] = self.scope_defs[scope]
        self.scope_openers[me] = []
        opener = Opener(node, me, name, node.lineno, entered, names)
        self.scope_openers[scope].append(opener)

    def def_spans(self, node, me):
        """Start of the definition with its decorators, and the span of the name token."""
        utf8, start = self.text.utf8, self.bstarts[me]
        match = DEF_NAME.match(utf8, start)
        if match is None:
            self.bad_span(node.lineno, "the name of %s %s" % (self.kinds[me], node.name))
            name_start = name_end = start
        else:
            name_start, name_end = match.span(1)
        if node.decorator_list:
            first = node.decorator_list[0]
            expression = self.starts[first.lineno] + first.col_offset
            at = utf8.rfind(b"@", 0, expression)
            while at >= 0 and not BEFORE_DECORATOR.fullmatch(utf8, at + 1, expression):
                at = utf8.rfind(b"@", 0, at)
            start = at if at >= 0 else expression
        return start, name_start, name_end

    def alias_spans(self, node, start, end):
        first = node.names[0]
        if hasattr(first, "lineno"):
            starts = self.starts
            return [
                (starts[a.lineno] + a.col_offset, starts[a.end_lineno] + a.end_col_offset)
                for a in node.names
            ]
        spans = list(legacy.alias_spans(self.text.utf8, start, end))
        if len(spans) != len(node.names):
            self.bad_span(node.lineno, "the names of an import")
            spans = [(start, end)] * len(node.names)
        return spans

    def bad_span(self, line_no, what):
        message = "Python %s gives no usable position for %s" % (VERSION, what)
        self.errors.append(("bad-span", message, line_no, -1, -1))

    def finish(self):
        text = self.text
        for row in self.imports:
            self.bstarts[row[0]], self.bends[row[0]] = row[8], row[9]
        self.check_spans()
        utf8 = text.utf8
        calls = []
        for me, scope, dotted, shape, positional, keywords, star, double_star in self.calls:
            func = me + 1  # the callee is the first child
            start, end = self.bstarts[func], self.bends[func]
            callee = bounded(utf8[start : min(end, start + 4 * MAX_TEXT + 4)].decode("utf-8", "ignore"))
            calls.append(
                (me, func, scope, callee, dotted, shape, positional, keywords, star, double_star,
                 start, end, self.bstarts[me], self.bends[me])
            )  # fmt: skip
        self.calls = calls

    def check_spans(self):
        """A position outside the text or inside a character is an error, not a guess."""
        utf8, size, ascii_text = self.text.utf8, len(self.text.utf8), self.text.ascii
        bstarts, bends = self.bstarts, self.bends
        if ascii_text and (not bstarts or max(bends) <= size) and all(map(int.__le__, bstarts, bends)):
            return
        padded = utf8 + b"\n"
        for node, (start, end) in enumerate(zip(bstarts, bends)):
            if start < 0:
                continue
            if start > end or end > size or padded[start] & 0xC0 == 0x80 or padded[end] & 0xC0 == 0x80:
                line_no = bisect.bisect_right(self.text.starts, start)
                self.bad_span(line_no, "%s node %d" % (self.kinds[node], node))
                parent = self.parents[node]  # pre-order: already checked
                bstarts[node], bends[node] = bstarts[parent], bends[parent]

    def columns(self, type_ignores):
        count = len(self.kinds)
        nodes = [
            range(count), self.parents, self.kinds, self.fields, self.positions, self.names,
            self.values, self.contexts, self.bstarts, self.bends,
        ]  # fmt: skip
        return [one(nodes)] + [
            one(rows_to_columns(rows, len(fields)))
            for (_, fields), rows in zip(
                DATASETS["ast_files_v1"][1:],
                [self.docstrings, self.imports, self.defs, self.calls, type_ignores, self.errors],
            )
        ]


# By kind; not bound to a walk, since that would be a cycle, which nobody collects here.
HANDLERS = {
    "Module": Walk.on_module, "FunctionDef": Walk.on_def, "AsyncFunctionDef": Walk.on_def,
    "ClassDef": Walk.on_def, "Lambda": Walk.on_lambda, "comprehension": Walk.on_generator,
    "Call": Walk.on_call, "Import": Walk.on_import, "ImportFrom": Walk.on_import,
    "Constant": Walk.on_constant, "MatchSingleton": Walk.on_constant,
    "Global": Walk.on_names, "Nonlocal": Walk.on_names, "TypeAlias": Walk.on_type_alias,
    **{name: Walk.on_comprehension for name in COMPREHENSIONS},
    **({"JoinedStr": Walk.on_joined} if legacy.NEEDED else {}),
}  # fmt: skip


def parameters(arguments):
    """Names in the order in which the symbol table lists them."""
    names = [a.arg for a in arguments.posonlyargs + arguments.args + arguments.kwonlyargs]
    return names + [a.arg for a in (arguments.vararg, arguments.kwarg) if a is not None]


def dotted_name(node):
    parts = []
    while node.__class__ is ast.Attribute:
        parts.append(node.attr)
        node = node.value
    if node.__class__ is not ast.Name:
        return None
    parts.append(node.id)
    parts.reverse()
    name = ".".join(parts)
    return name if len(name) <= MAX_TEXT else None


TYPE_IGNORE = re.compile(r"#[ \t]*type:[ \t]*ignore")


def type_ignores(text):
    """Type comments are read by a second parse: the switch adds nodes and refuses more files."""
    if not TYPE_IGNORE.search(text.text):
        return []
    try:
        tree = ast.parse(text.text, type_comments=True)
    except (SyntaxError, ValueError, RecursionError):
        return []  # a misplaced type comment, which the language itself ignores
    return [(ignore.lineno, ignore.tag) for ignore in tree.type_ignores]


def extract_ast(text):
    try:
        tree = ast.parse(text.text, "<file>")
        walk = Walk(text)
        walk.run(tree)
        return walk.columns(type_ignores(text)), walk
    except PARSER_ERRORS as e:
        raise parse_failure(e, text) from None


def failed_ast(error):
    row = (error.kind, error.message, error.line_no, error.bstart, error.bend)
    columns = [one([()] * len(fields)) for _, fields in DATASETS["ast_files_v1"]]
    columns[-1] = one(rows_to_columns([row], 5))
    return columns
