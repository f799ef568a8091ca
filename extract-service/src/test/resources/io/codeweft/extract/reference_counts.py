"""An independent count of what the worker extracts: ast.walk, the symtable module's own API, and dis.

Prints one JSON object per file below the given folder that can be decoded, packages that were
installed left out: path, nodes, per symbol flag how many symbols have it, and of the compiled code
the number of instructions, their listing as a digest, and the steps control can take from
instruction to instruction, found one at a time. What cannot be parsed has the place of the error
instead: {ast,symtable,code}_error as line and byte.
"""

import ast
import dis
import hashlib
import json
import os
import re
import symtable
import sys
import tokenize
import warnings

FLAGS = [
    "referenced", "parameter", "global", "nonlocal", "declared_global", "local", "annotated",
    "free", "imported", "assigned", "namespace",
]  # fmt: skip


def tables(table):
    yield table
    for child in table.get_children():
        yield from tables(child)


def tree_facts(source):
    return {"nodes": sum(1 for _ in ast.walk(ast.parse(source)))}


def table_facts(source):
    counts = {}
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


def codes(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, type(code)):
            yield from codes(const)


NO_JUMPS = ("SETUP_FINALLY", "SETUP_WITH", "SETUP_ASYNC_WITH", "END_ASYNC_FOR")
ENDS = ("RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE")
GOES_ELSEWHERE = (
    "JUMP_FORWARD", "JUMP_ABSOLUTE", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"
)  # fmt: skip


def handlers_of(code, listing):
    """The handler of each instruction, as the exception table has it."""
    found = {}
    for entry in dis._parse_exception_table(code):
        for instruction in listing:
            if entry.start <= instruction.offset < entry.end:
                found[instruction.offset] = entry.target
    return found


def steps(code, listing):
    """(from, to, whether by an exception) by number, from the first instruction on."""
    number = {instruction.offset: k for k, instruction in enumerate(listing)}
    table = handlers_of(code, listing) if sys.version_info >= (3, 11) else None
    work, seen, found = [(0, ())], set(), set()
    while work:
        k, blocks = work.pop()
        if k in seen:
            continue
        seen.add(k)
        instruction = listing[k]
        name, target, after = instruction.opname, number.get(instruction.argval), blocks
        if not isinstance(instruction.argval, int):
            target = None
        if table is not None:
            handler, caught = number.get(table.get(instruction.offset)), ()
        else:
            at = max((n for n, block in enumerate(blocks) if block is not None), default=-1)
            handler, caught = (blocks[at], blocks[:at] + (None,)) if at >= 0 else (None, ())
            if name.startswith("SETUP_") and name in NO_JUMPS:
                after = blocks + (target,)
                work.append((target, blocks + (None,)))
            elif name in ("POP_BLOCK", "POP_EXCEPT", "END_ASYNC_FOR"):
                after = blocks[:-1]
        if handler is not None:
            found.add((k, handler, 1))
            work.append((handler, caught))
        jumps = instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
        if jumps and name not in NO_JUMPS:
            found.add((k, target, 0))
            work.append((target, after))
        if name not in ENDS + GOES_ELSEWHERE:
            found.add((k, k + 1, 0))
            work.append((k + 1, after))
    return seen, found


def code_facts(source):
    counts = dict.fromkeys(
        ["code_objects", "instructions", "exceptions", "consts", "stack", "reached", "steps",
         "steps_from", "steps_to", "unwinds", "unwinds_to"], 0
    )  # fmt: skip
    digest = hashlib.md5()
    for code in codes(compile(source, "file", "exec", dont_inherit=True, optimize=0)):
        listing = list(dis.get_instructions(code))
        for i in listing:
            jump = 1 if i.is_jump_target else 0
            digest.update(b"%s %d %d %d\n" % (i.opname.encode(), i.offset, i.arg or 0, jump))
        counts["code_objects"] += 1
        counts["instructions"] += len(listing)
        counts["consts"] += len(code.co_consts)
        counts["stack"] += code.co_stacksize
        if sys.version_info >= (3, 11):
            counts["exceptions"] += len(dis._parse_exception_table(code))
        seen, found = steps(code, listing)
        counts["reached"] += len(seen)
        for start, end, unwinds in found:
            counts["unwinds" if unwinds else "steps"] += 1
            counts["unwinds_to" if unwinds else "steps_to"] += end
            counts["steps_from"] += start
    counts["listing"] = digest.hexdigest()
    return counts


def decoded(source):
    """The text without byte order mark, or None."""
    try:
        lines = iter(source.splitlines(keepends=True))
        encoding = tokenize.detect_encoding(lambda: next(lines, b""))[0]
        return source.decode(encoding)
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return None


def place(error, text):
    """Line, and byte of the text, where a SyntaxError is."""
    if not error.lineno:
        return "-"
    starts = [0] + [end.end() for end in re.finditer("\r\n|\r|\n", text)]
    start = starts[min(error.lineno, len(starts)) - 1]
    at = start + max((error.offset or 1) - 1, 0)
    return "%d %d" % (error.lineno, len(text[:at].encode("utf-8", "surrogatepass")))


warnings.simplefilter("ignore")
root = sys.argv[1]
for folder, folders, names in os.walk(root):
    folders[:] = [name for name in folders if name != "site-packages"]
    for name in names:
        path = os.path.join(folder, name)
        if not name.endswith(".py") or os.path.islink(path):
            continue
        with open(path, "rb") as file:
            source = file.read()
        text = decoded(source)
        if text is None:
            continue
        counts = {"path": os.path.relpath(path, root).replace(os.sep, "/")}
        for what, count in (("ast", tree_facts), ("symtable", table_facts), ("code", code_facts)):
            try:
                counts.update(count(source))
            except SyntaxError as e:
                counts[what + "_error"] = place(e, text)
                break
            except (ValueError, RecursionError, MemoryError):
                counts[what + "_error"] = "-"
                break
        print(json.dumps(counts))
