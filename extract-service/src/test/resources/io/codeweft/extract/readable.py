"""Which files CPython itself can compile, from their bytes, apart from nested ones: {path: what it raised, or null}."""

import ast
import io
import json
import os
import symtable
import sys
import threading
import tokenize
import warnings

warnings.simplefilter("ignore")
root, found = sys.argv[1], {}


def declared(data):
    """The encoding, as the tokenize module finds it."""
    with io.BytesIO(data) as file:
        return tokenize.detect_encoding(file.readline)[0]


def attempt(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        data.decode(declared(data))
        ast.parse(data)
        symtable.symtable(data, "<file>", "exec")
        compile(data, "<file>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, LookupError, MemoryError, RecursionError) as e:
        return "%s: %s" % (type(e).__name__, e)
    return None


def run():
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "nested"]
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, root)] = attempt(path)


threading.stack_size(64 << 20)
thread = threading.Thread(target=run)
thread.start()
thread.join()
json.dump(found, sys.stdout, sort_keys=True)
