"""Prints the names of every file below a folder, by Python's own tokenizer: an object per file and line.

Bytes are those of the decoded text as UTF-8, without byte order mark. Lines end with CR, LF or CRLF, as the
parser has it; the tokenizer is given them one by one, since it knows fewer ends.
"""
import io
import json
import keyword
import pathlib
import re
import sys
import tokenize


def tokens(text):
    starts, lines, at = [], [], 0
    for line, end in re.findall(r"([^\r\n]*)(\r\n|\r|\n|$)", text):
        starts.append(at)
        lines.append(line)
        at += len((line + end).encode())
    feed = iter([line + "\n" for line in lines])

    def byte(position):
        row, column = position
        return starts[row - 1] + len(lines[row - 1][:column].encode())

    for token in tokenize.generate_tokens(lambda: next(feed, "")):
        if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
            yield "name", byte(token.start), byte(token.end)
        elif token.type == tokenize.STRING and re.match(r"[bru]*f", token.string, re.I):
            yield "fstring", byte(token.start), byte(token.end)


root = pathlib.Path(sys.argv[1])
for file in sorted(root.rglob("*.py")):
    source = file.read_bytes()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = source.decode(encoding)
    found = {"path": file.relative_to(root).as_posix(), "text": text, "name": [], "fstring": []}
    for kind, start, end in tokens(text):
        found[kind].append([start, end])
    print(json.dumps(found))
