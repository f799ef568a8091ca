"""CPU seconds of plain Python over files: ast.parse, symtable, compile, each from the text.

Reads paths from standard input, one a line; files that do not parse are left out of all sums.
"""

import ast
import json
import symtable
import sys
import time
import warnings

warnings.simplefilter("ignore")
sources = []
for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        data = file.read()
    try:
        ast.parse(data)
        compile(data, "<file>", "exec", dont_inherit=True)
        text = data.decode("utf-8-sig")
    except (SyntaxError, ValueError, RecursionError):
        continue
    sources.append((data, text))


def seconds(work):
    start = time.process_time()
    for source in sources:
        work(source)
    return time.process_time() - start


print(
    json.dumps(
        {
            "files": len(sources),
            "bytes": sum(len(data) for data, _ in sources),
            "parse": seconds(lambda source: ast.parse(source[0])),
            "symtable": seconds(lambda source: symtable.symtable(source[1], "<file>", "exec")),
            "compile": seconds(
                lambda source: compile(source[0], "<file>", "exec", dont_inherit=True)
            ),
        }
    )
)
