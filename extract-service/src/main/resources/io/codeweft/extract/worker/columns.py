"""Columns: Python values in, little-endian buffers out. See __main__ for the format."""

import struct
import sys
from array import array
from itertools import accumulate


class Strings(dict):
    """Numbers distinct strings in order of first use; None is -1."""

    def __init__(self):
        self[None] = -1

    def __missing__(self, text):
        number = self[text] = len(self) - 1
        return number

    def table(self):
        # A lone surrogate can stand in a literal but not in UTF-8.
        encoded = [text.encode("utf-8", "backslashreplace") for text in self if text is not None]
        offsets = array("I", accumulate(map(len, encoded), initial=0))
        return [struct.pack("<I", len(encoded)), little(offsets), b"".join(encoded)]


def little(numbers):
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


class Lists:
    """A column of lists: how many elements each row has, and the elements of all rows."""

    def __init__(self, lengths, elements):
        self.lengths = lengths
        self.elements = elements  # one column, or one per field of a struct


def one(columns):
    """The single list of a file."""
    return [Lists([len(columns[0])], columns)]


def rows_to_columns(rows, width):
    return list(zip(*rows)) if rows else [()] * width


def emit(out, strings, kind, values):
    if kind == "s":
        out.append(little(array("i", map(strings.__getitem__, values))))
    elif kind == "i4":
        out.append(little(array("i", values)))
    elif kind == "i8":
        out.append(little(array("q", values)))
    elif kind == "b":
        out.append(bytes(values))
    else:
        (lists,) = values if isinstance(values, list) else (values,)
        out.append(little(array("i", accumulate(lists.lengths, initial=0))))
        if isinstance(kind[0], str):
            emit(out, strings, kind[0], lists.elements)
        else:
            emit_struct(out, strings, kind, lists.elements)


def emit_struct(out, strings, fields, columns):
    for (_, kind), values in zip(fields, columns):
        emit(out, strings, kind, values)


def empty_columns(fields):
    columns = []
    for _, kind in fields:
        if isinstance(kind, str):
            columns.append(())
        elif isinstance(kind[0], str):
            columns.append(Lists([], ()))
        else:
            columns.append(Lists([], empty_columns(kind)))
    return columns
