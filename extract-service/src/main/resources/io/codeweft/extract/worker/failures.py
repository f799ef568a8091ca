"""What can be wrong with a file, as one error each."""

import sys

import memory

VERSION = "%d.%d.%d" % sys.version_info[:3]


class ExtractError(Exception):
    def __init__(self, kind, message, line_no=-1, bstart=-1, bend=-1):
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.line_no = line_no
        self.bstart = bstart
        self.bend = bend


def parse_failure(error, text):
    """Turns what the parser raised into one error; where memory ran out, nothing is to be said."""
    # The parser reports its own stack limit as MemoryError, too, before it has taken much.
    if isinstance(error, MemoryError) and memory.is_scarce():
        raise error
    if isinstance(error, SyntaxError):
        message, line_no = error.msg, error.lineno or -1
        nesting = message.startswith("too many ")  # ... nested parentheses, levels of indentation
        start = end = -1
        if line_no > 0:
            start = end = text.offset(line_no, (error.offset or 1) - 1)
            last, last_offset = getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
            if last and last_offset and last_offset > 0:
                end = max(start, text.offset(last, last_offset - 1))
        where = " in line %d" % line_no if line_no > 0 else ""
        return ExtractError(
            "too-deep" if nesting else "syntax-error",
            "Python %s cannot parse the file: %s%s; correct it, choose another interpreter, or "
            "exclude the file" % (VERSION, message, where),
            line_no, start, end,
        )  # fmt: skip
    if isinstance(error, ValueError):  # a null byte, up to Python 3.11
        return ExtractError(
            "syntax-error",
            "Python %s cannot parse the file: %s; correct it or exclude the file" % (VERSION, error),
        )
    return ExtractError(
        "too-deep",
        "expressions or blocks nest deeper than Python %s can parse; split the nested code or "
        "exclude the file" % VERSION,
    )


PARSER_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError)

# What CPython's parser and symbol table may raise on the text of a file.
PARSER_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError)
