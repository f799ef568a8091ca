"""From bytes to text as CPython reads it: encoding, line breaks, offsets."""

import codecs
import re

from columns import one
from failures import VERSION, ExtractError


COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
BREAK = re.compile(rb"\r\n|\r|\n")



def usual_name(name):
    """As the tokenizer reads two names: editors add what they think of line breaks, utf-8-unix."""
    start = name[:12].lower().replace("_", "-")
    if start == "utf-8" or start.startswith("utf-8-"):
        return "utf-8"
    latin = ("latin-1", "iso-8859-1", "iso-latin-1")
    return "iso-8859-1" if start in latin or start.startswith(tuple(n + "-" for n in latin)) else name


def declared_encoding(data):
    """Encoding by BOM or PEP 263, as CPython reads it: a cookie counts in the first two lines."""
    bom = data.startswith(codecs.BOM_UTF8)
    lines = BREAK.split(data[3:] if bom else data, 2)[:2]
    for line in lines:
        cookie = COOKIE.match(line)
        if cookie:
            name = usual_name(cookie.group(1).decode("ascii", "replace"))
            try:
                codec = codecs.lookup(name)
            except (LookupError, ValueError):
                raise ExtractError(
                    "not-decodable",
                    "the file declares the encoding %r, which Python %s does not know; "
                    "correct the coding comment or exclude the file" % (name, VERSION),
                ) from None
            if bom and name != "utf-8":
                raise ExtractError(
                    "not-decodable",
                    "the file starts with a UTF-8 byte order mark but declares the encoding %r, "
                    "which Python refuses unless it is spelled utf-8; remove one of the two" % name,
                )
            return "utf-8-sig" if bom else codec.name
        if not BLANK.match(line):
            break
    return "utf-8-sig" if bom else "utf-8"


class Text:
    """The decoded text of a file: as str, as UTF-8 without byte order mark, and its lines."""

    def __init__(self, data):
        self.encoding = declared_encoding(data)
        try:
            self.text = data.decode(self.encoding)
            self.utf8 = self.text.encode("utf-8")
        except (ValueError, LookupError) as e:
            at = ""
            if isinstance(e, UnicodeDecodeError):
                at = " at byte %d" % e.start
            raise ExtractError(
                "not-decodable",
                "the file is not valid %s%s; save it as UTF-8, declare its encoding in a "
                "'# -*- coding: NAME -*-' comment, or exclude it" % (self.encoding, at),
            ) from None
        self.ascii = len(self.utf8) == len(self.text)
        self._split()

    def _split(self):
        """CPython ends a line at LF, CR LF or CR and nowhere else: not at a form feed."""
        utf8 = self.utf8
        if b"\r" not in utf8:
            ends = [m.start() for m in re.finditer(b"\n", utf8)]
            next_starts = [end + 1 for end in ends]
            self.newline_kind = "lf" if ends else "none"
        else:
            breaks = [m.span() for m in BREAK.finditer(utf8)]
            ends = [start for start, _ in breaks]
            next_starts = [end for _, end in breaks]
            kinds = {
                "crlf" if end - start == 2 else "cr" if utf8[start] == 13 else "lf"
                for start, end in breaks
            }
            self.newline_kind = kinds.pop() if len(kinds) == 1 else "mixed"
        self.starts = [0] + next_starts
        if self.starts[-1] == len(utf8):
            self.starts.pop()
        else:
            ends.append(len(utf8))
        self.ends = ends

    def offset(self, line_no, column):
        """Byte offset of a 1-based line and a column in characters; clamped to the line."""
        if line_no > len(self.starts):
            return len(self.utf8)
        start, end = self.starts[line_no - 1], self.ends[line_no - 1]
        line = self.utf8[start:end].decode("utf-8")
        return start + len(line[: max(column, 0)].encode("utf-8"))

    def file_columns(self):
        utf8, starts, ends = self.utf8, self.starts, self.ends
        if self.ascii:
            texts = [None] * len(starts)
        else:
            lines = [utf8[start:end] for start, end in zip(starts, ends)]
            texts = [None if line.isascii() else line.decode("utf-8") for line in lines]
        lines = [range(1, len(starts) + 1), starts, ends, texts]
        return [[len(utf8)], [self.encoding], [self.newline_kind], one(lines)]


NO_TEXT = [[-1], [None], [None], one([()] * 4)]
