"""Facts of the concrete syntax tree, by LibCST, with the spans that the syntax tree has."""

import ast
import re
import sys
import unicodedata

import libraries
from columns import Lists, empty_columns, one, rows_to_columns
from failures import ExtractError
from schema import DATASETS
from trees import MAX_DOCSTRING, MAX_TEXT, bounded, constant_text

MAX_CHAIN = 4  # names of a dotted name
MAX_DEPTH = 10_000  # of Python's stack: positions are found by recursion
FIELDS = DATASETS["libcst_files_v1"]
NEWLINES = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}

# Fields that hold tokens, blanks, or names that are no references.
PLAIN = {
    "lpar", "rpar", "lbracket", "rbracket", "lbrace", "rbrace", "comma", "semicolon", "equal", "dot",
    "colon", "operator", "header", "footer", "leading_lines", "lines_after_decorators", "star",
    "indent", "newline", "asynchronous", "relative", "posonly_ind", "separator", "conversion",
}  # fmt: skip
NO_REFERENCES = {
    "FunctionDef": {"name"}, "ClassDef": {"name"}, "Param": {"name"}, "Arg": {"keyword"},
    "Attribute": {"attr"}, "MatchAs": {"name"}, "MatchStar": {"name"}, "MatchMapping": {"rest"},
    "MatchKeywordElement": {"key"}, "TypeVar": {"name"}, "TypeVarTuple": {"name"},
    "ParamSpec": {"name"}, "ExceptHandler": {"name"}, "ExceptStarHandler": {"name"},
    "Global": {"names"}, "Nonlocal": {"names"}, "Import": {"names"},
    "ImportFrom": {"module", "names"},
}  # fmt: skip
STORES = {
    ("AssignTarget", "target"), ("AnnAssign", "target"), ("AugAssign", "target"), ("For", "target"),
    ("CompFor", "target"), ("NamedExpr", "target"), ("WithItem", "asname"), ("TypeAlias", "name"),
}  # fmt: skip
PASS_ON = {"Tuple", "List", "Element", "StarredElement", "AsName"}  # a target inside is a target
SINGLETONS = {"None", "True", "False"}
KINDS = {
    "BinaryOperation": "BinOp", "BooleanOperation": "BoolOp", "UnaryOperation": "UnaryOp",
    "Comparison": "Compare", "Integer": "Constant", "Float": "Constant", "Imaginary": "Constant",
    "SimpleString": "Constant", "Ellipsis": "Constant", "FormattedString": "JoinedStr",
    "TemplatedString": "TemplateStr", "StarredElement": "Starred",
}  # fmt: skip
LITERALS = {"Integer", "Float", "Imaginary", "SimpleString", "ConcatenatedString", "Ellipsis"}


SEMICOLON = re.compile(rb"(?:[ \t\f]|\\\r?\n|\\\r)*;")


def child_fields(cls):
    """(field, whether a target of assignment or deletion, whether that passes on)."""
    kind = cls.__name__
    skipped = PLAIN | NO_REFERENCES.get(kind, set())
    names = [n for n in cls.__dataclass_fields__ if n not in skipped and not n.startswith("white")]
    if kind == "FunctionDef" or kind == "ClassDef":
        names.remove("decorators")  # as the syntax tree does: but they stand first in the text
        names.insert(0, "decorators")
    return [
        (name, "STORE" if (kind, name) in STORES else "DEL" if kind == "Del" else None,
         kind in PASS_ON)
        for name in names
    ]  # fmt: skip


class Concrete:
    """One pass over a concrete syntax tree in the order of the text."""

    def __init__(self, text, module, spans, scopes):
        self.utf8, self.module, self.spans, self.scopes = text.utf8, module, spans, scopes
        self.fields = {}
        self.rows = {name: [] for name, _ in FIELDS}
        self.names = {"refs": [], "callsites": [], "defs": []}

    def run(self):
        from libcst import CSTNode

        handlers = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("on_")}
        self.docstring(self.module, None)
        stack = [(self.module, "LOAD", None)]
        while stack:
            node, ctx, around = stack.pop()
            cls = node.__class__
            handler = handlers.get(cls.__name__)
            inner = around
            if handler is not None:
                inner = handler(node, ctx, around) or around
            fields = self.fields.get(cls)
            if fields is None:
                fields = self.fields[cls] = child_fields(cls)[::-1]
            for name, target, pass_on in fields:
                value = getattr(node, name)
                below = target or (ctx if pass_on else "LOAD")
                scope = inner if name == "body" else around
                if isinstance(value, CSTNode):
                    stack.append((value, below, scope))
                elif value.__class__ in (tuple, list):
                    for item in reversed(value):
                        if isinstance(item, CSTNode):
                            stack.append((item, below, scope))

    # Handlers answer the definition that is around the body of the node, if it is one.

    def on_Name(self, node, ctx, around):
        if not is_singleton(node):
            self.reference(node, "NAME", identifier(node), ctx)

    def on_Attribute(self, node, ctx, around):
        self.reference(node, "ATTRIBUTE", identifier(node.attr), ctx)

    def reference(self, node, shape, name, ctx):
        self.rows["refs"].append((shape, name, chain(node, MAX_CHAIN), ctx) + self.span(node))
        self.names["refs"].append(self.qualified(node))

    def on_FunctionDef(self, node, ctx, around):
        kind = "async_function" if node.asynchronous is not None else "function"
        inner = self.definition(node, kind, around)
        if node.returns is not None:
            self.type_expr("return", node.returns.annotation)
        return inner

    def on_ClassDef(self, node, ctx, around):
        return self.definition(node, "class", around)

    def definition(self, node, kind, around):
        start, end = self.span(node)
        if node.decorators:
            start = self.span(node.decorators[0])[0]
        end = self.semicolon_end(end)
        name = identifier(node.name)
        path, parent = (name, (-1, -1)) if around is None else (around[2] + "." + name, around[:2])
        self.rows["defs"].append((kind, name, path) + self.span(node.name) + (start, end) + parent)
        self.names["defs"].append(self.qualified(node))
        inner = start, end, path
        self.docstring(node.body, inner)
        for index, decorator in enumerate(node.decorators):
            expression = decorator.decorator
            is_call = expression.__class__.__name__ == "Call"
            dotted = chain(expression.func if is_call else expression, MAX_CHAIN)
            row = (index, is_call, dotted) + self.span(expression) + (start, end)
            self.rows["decorators"].append(row)
        return inner

    def semicolon_end(self, end):
        """A semicolon behind the last statement of a definition is part of it."""
        found = SEMICOLON.match(self.utf8, end)
        return found.end() if found else end

    def docstring(self, body, owner):
        first = body.body[0] if body.body else None
        if first.__class__.__name__ == "SimpleStatementLine":
            first = first.body[0]
        if first.__class__.__name__ != "Expr":
            return
        if first.value.__class__.__name__ in ("SimpleString", "ConcatenatedString"):
            value = self.literal(first.value)
            if isinstance(value, str):
                span = self.span(first.value) + (owner[:2] if owner else (-1, -1))
                self.rows["docstrings"].append((bounded(value, MAX_DOCSTRING),) + span)

    def on_Param(self, node, ctx, around):
        if node.annotation is not None:
            self.type_expr("parameter", node.annotation.annotation)

    def on_AnnAssign(self, node, ctx, around):
        self.type_expr("variable", node.annotation.annotation)

    def type_expr(self, role, node):
        kind = node.__class__.__name__
        text = chain(node, MAX_CHAIN)
        if kind in LITERALS or is_singleton(node):
            value = self.literal(node)
            kind = "Constant" if value is not NO_LITERAL else "JoinedStr"
            text = constant_text(value) if value is not NO_LITERAL else None
        self.rows["type_exprs"].append((role, KINDS.get(kind, kind), text) + self.span(node))

    def literal(self, node):
        start, end = self.span(node)
        try:
            return ast.literal_eval("(%s)" % self.utf8[start:end].decode("utf-8"))
        except (ValueError, SyntaxError):
            return NO_LITERAL

    def on_Import(self, node, ctx, around):
        for alias in node.names:
            self.alias(node, alias, "import", None, 0)

    def on_ImportFrom(self, node, ctx, around):
        module = None if node.module is None else chain(node.module, None)
        names = node.names if isinstance(node.names, (tuple, list)) else [node.names]
        for alias in names:
            self.alias(node, alias, "from", module, len(node.relative))

    def alias(self, statement, alias, kind, module, level):
        star = alias.__class__.__name__ == "ImportStar"
        name = "*" if star else chain(alias.name, None)
        asname = None if star or alias.asname is None else identifier(alias.asname.name)
        spans = self.span(alias) + self.span(statement)
        self.rows["imports"].append((kind, module, level, name, asname, star) + spans)

    def on_Call(self, node, ctx, around):
        func = node.func
        start, end = self.span(func)
        whole = self.span(node)
        positional = keywords = stars = double_stars = 0
        arguments = []
        for arg in node.args:
            if arg.keyword is not None or arg.star == "**":
                arguments.append((arg, None, keywords + double_stars))
                keywords += arg.keyword is not None
                double_stars += arg.keyword is None
            else:
                arguments.append((arg, positional + stars, 0))
                positional += not arg.star
                stars += bool(arg.star)
        shape = {"Name": "NAME", "Attribute": "ATTRIBUTE", "Subscript": "SUBSCRIPT"}
        kind = "OTHER" if is_singleton(func) else func.__class__.__name__
        callee = self.utf8[start : min(end, start + 4 * MAX_TEXT + 4)].decode("utf-8", "ignore")
        dotted = chain(func, None)
        if dotted is not None and len(dotted) > MAX_TEXT:
            dotted = None
        self.rows["callsites"].append(
            (bounded(callee), dotted, shape.get(kind, "OTHER"), positional, keywords, stars > 0,
             double_stars > 0, start, end) + whole + (around[:2] if around else (-1, -1))
        )  # fmt: skip
        self.names["callsites"].append(self.qualified(node))
        for arg, index, keyword_index in arguments:
            if index is None:
                index = keyword_index + positional + (stars > 0)
            keyword = None if arg.keyword is None else identifier(arg.keyword)
            row = index, keyword, arg.star or None
            self.rows["call_args"].append(row + self.argument_span(node, arg) + whole)

    def argument_span(self, call, arg):
        if arg.keyword is not None or arg.star:
            return self.span(arg)
        if arg.value.__class__.__name__ == "GeneratorExp" and not arg.value.lpar:
            opening = self.spans[call.whitespace_before_args].start - 1
            return opening, self.span(call)[1]
        return self.span(arg.value)

    def span(self, node):
        span = self.spans[node]
        start, end = span.start, span.start + span.length
        if node.__class__.__name__ in ("Tuple", "GeneratorExp") and node.lpar:
            start, closing = self.spans[node.lpar[-1]].start, self.spans[node.rpar[0]]
            end = closing.start + closing.length
        return start, end

    def qualified(self, node):
        scope = self.scopes.get(node)
        if scope is None:
            return []
        return sorted({(n.name, n.source.name) for n in scope.get_qualified_names_for(node)})

    def columns(self, encoding):
        module = self.module
        newline = NEWLINES.get(module.default_newline)
        self.rows["parse_manifest"] = [
            (libraries.libcst_version, encoding, module.default_indent, newline,
             module.has_trailing_newline)
        ]  # fmt: skip
        columns = []
        for name, fields in FIELDS:
            lists = rows_to_columns(self.rows[name], len(fields) - (name in self.names))
            if name in self.names:
                found = self.names[name]
                flat = rows_to_columns([row for rows in found for row in rows], 2)
                lists.append(Lists([len(rows) for rows in found], flat))
            columns.append(one(lists))
        return columns


NO_LITERAL = object()


def extract_concrete(text):
    """Of a file that Python itself could parse."""
    depth = sys.getrecursionlimit()
    try:
        import libcst
        from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper, ScopeProvider

        sys.setrecursionlimit(MAX_DEPTH)
        module = libcst.parse_module(text.text)
        if module.code != text.text:
            raise failed_parse("it does not give the text back that it was given")
        wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
        spans = wrapper.resolve(ByteSpanPositionProvider)
        concrete = Concrete(text, module, spans, wrapper.resolve(ScopeProvider))
        concrete.run()
        return concrete.columns(text.encoding)
    except libcst.ParserSyntaxError as e:
        raise failed_parse(e.message, e.raw_line) from None
    except (ExtractError, MemoryError):
        raise
    except Exception as e:  # a library's own fault with a file ends this dataset, nothing else
        if deep(e):
            raise ExtractError("too-deep", "the code nests deeper than LibCST %s can walk; the facts "
                "of the syntax tree stand in for it" % libraries.libcst_version) from None
        raise failed_parse("%s: %s" % (e.__class__.__name__, e)) from None
    finally:
        sys.setrecursionlimit(depth)


def deep(error):
    while error is not None:
        if isinstance(error, RecursionError):
            return True
        error = error.__context__
    return False


def failed_parse(why, line_no=-1):
    return ExtractError(
        "syntax-error",
        "LibCST %s cannot parse the file: %s; the facts of the syntax tree stand in for it"
        % (libraries.libcst_version, bounded(why)),
        line_no,
    )


def failed_concrete(error):
    row = (error.kind, error.message, error.line_no, error.bstart, error.bend)
    lists = {name: one(empty_columns(fields)) for name, fields in FIELDS}
    lists["parse_errors"] = one(rows_to_columns([row], 5))
    return list(lists.values())


def identifier(node):
    """A name as Python compares it: LibCST has it as it is written."""
    name = node.value
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def is_singleton(node):
    return node.__class__.__name__ == "Name" and node.value in SINGLETONS


def chain(node, most):
    """a.b.c where a node is that and has at most so many names."""
    parts = []
    while node.__class__.__name__ == "Attribute":
        parts.append(identifier(node.attr))
        node = node.value
    if node.__class__.__name__ != "Name" or is_singleton(node):
        return None
    if most is not None and len(parts) >= most:
        return None
    return ".".join([identifier(node)] + parts[::-1])
