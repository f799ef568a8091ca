"""Positions that Python 3.9 does not give or gives wrongly; newer versions need none of this."""

import ast
import bisect
import re
import sys

NEEDED = sys.version_info < (3, 10)

TOKEN = re.compile(rb"#[^\r\n]*|(?:\s|\\)+|[\w\x80-\xff]+|.")
PREFIX = re.compile(rb"([A-Za-z]*)('''|\"\"\"|'|\")")
QUOTES = b"'\""


def alias_spans(utf8, start, end):
    """Spans of `a.b as c` in an import statement, from its tokens."""
    tokens = [
        match
        for match in TOKEN.finditer(utf8, start, end)
        if not match.group().startswith(b"#") and match.group().strip(b"\\ \t\f\v\r\n")
    ]
    at = next(i for i, token in enumerate(tokens) if token.group() == b"import")
    first = last = None
    for token in tokens[at + 1 :]:
        if token.group() in (b",", b"(", b")"):
            if first is not None:
                yield first, last
            first = None
        else:
            first = token.start() if first is None else first
            last = token.end()
    if first is not None:
        yield first, last


def relocate(joined, text, start, end, formats):
    """Puts right the positions below a formatted string by parsing its expressions again.

    The ids of its format specifications are added to `formats`. Answers whether it worked.
    """
    values = list(formatted_values(joined, formats))
    try:
        ranges = list(Scanner(text.utf8).ranges(start, end))
        if len(ranges) != len(values):
            return False
        for value, (first, last) in zip(values, ranges):
            source = text.utf8[first:last].decode("utf-8")
            fresh = ast.parse("(" + source + ")", mode="eval").body
            copy_positions(fresh, value.value, text, first)
    except (SyntaxError, ValueError, IndexError):
        return False
    return True


def formatted_values(joined, formats):
    for value in joined.values:
        if isinstance(value, ast.FormattedValue):
            yield value
            if value.format_spec is not None:
                formats.add(id(value.format_spec))
                yield from formatted_values(value.format_spec, formats)


def copy_positions(fresh, old, text, first):
    line = bisect.bisect_right(text.starts, first)
    column = first - text.starts[line - 1] - 1  # less the added parenthesis
    for new, node in zip(ast.walk(fresh), ast.walk(old)):
        if new.__class__ is not node.__class__:
            raise ValueError("the expression reads differently on its own")
        if "lineno" in node._attributes:
            node.col_offset = new.col_offset + (column if new.lineno == 1 else 0)
            node.end_col_offset = new.end_col_offset + (column if new.end_lineno == 1 else 0)
            node.lineno = new.lineno + line - 1
            node.end_lineno = new.end_lineno + line - 1


class Scanner:
    """Finds the replacement fields of string literals, as CPython 3.9 does."""

    def __init__(self, utf8):
        self.utf8 = utf8

    def ranges(self, start, end):
        """Byte ranges of the expressions of adjacent literals, outer before inner, in order."""
        at = start
        while at < end:
            literal = PREFIX.match(self.utf8, at)
            if literal is None:
                at = TOKEN.match(self.utf8, at).end()
                continue
            prefix, quote = literal.group(1).lower(), literal.group(2)
            at = yield from self.literal(literal.end(), quote, b"f" in prefix, b"r" in prefix)

    def literal(self, at, quote, formatted, raw):
        utf8 = self.utf8
        while not utf8.startswith(quote, at):
            if utf8[at] == 0x5C:  # backslash
                if formatted and not raw and utf8.startswith(b"N{", at + 1):
                    at = utf8.index(b"}", at) + 1
                else:
                    at += 1 if formatted and utf8[at + 1] in b"{}" else 2
            elif formatted and (utf8.startswith(b"{{", at) or utf8.startswith(b"}}", at)):
                at += 2
            elif formatted and utf8[at] == 0x7B:
                at = yield from self.field(at + 1)
            else:
                at += 1
        return at + len(quote)

    def field(self, start):
        """One {...}; `start` is behind the brace, the answer is behind the closing one."""
        utf8 = self.utf8
        at = self.expression_end(start)
        yield start, at
        if utf8[at] == 0x3D:  # {x = }
            at += 1
            while utf8[at] in b" \t\f\r\n":
                at += 1
        if utf8[at] == 0x21:  # {x!r}
            at += 2
        if utf8[at] == 0x3A:  # {x:specification}
            at += 1
            while utf8[at] != 0x7D:
                if utf8[at] == 0x7B:
                    at = yield from self.field(at + 1)
                else:
                    at += 1
        return at + 1

    def expression_end(self, at):
        utf8, depth = self.utf8, 0
        while True:
            char = utf8[at]
            if char in QUOTES:
                quote = utf8[at : at + 1]
                quote = quote * 3 if utf8.startswith(quote * 3, at) else quote
                at = utf8.index(quote, at + len(quote)) + len(quote)
                continue
            if char in b"([{":
                depth += 1
            elif depth and char in b")]}":
                depth -= 1
            elif not depth and char in b"!:}=":
                if utf8[at : at + 2] not in (b"!=", b"=="):
                    return at
                at += 1
            elif not depth and utf8[at : at + 2] in (b"<=", b">="):
                at += 1
            at += 1
