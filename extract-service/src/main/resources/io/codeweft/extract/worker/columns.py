"""Columns: Python values in, Arrow messages out. See __main__ for the format."""

import sys
from array import array
from itertools import accumulate

from arrow import DICTIONARY_BATCH, RECORD_BATCH, Body


class Strings(dict):
    """Numbers distinct strings in order of first use; None is -1."""

    def __init__(self):
        self[None] = -1

    def __missing__(self, text):
        number = self[text] = len(self) - 1
        return number

    def message(self):
        # A lone surrogate can stand in a literal but not in UTF-8.
        encoded = [text.encode("utf-8", "backslashreplace") for text in self if text is not None]
        body = Body()
        emit_text(body, encoded)
        return body.message(DICTIONARY_BATCH, len(encoded))


def text_message(name, utf8):
    """One long text, in a batch of its own."""
    body = Body()
    emit_text(body, [utf8])
    return body.message(RECORD_BATCH, 1, name)


def dataset_message(name, strings, fields, columns):
    body = Body()
    emit_fields(body, strings, fields, columns)
    return body.message(RECORD_BATCH, body.nodes[0], name)


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


def emit_text(body, encoded):
    offsets = array("i", accumulate(map(len, encoded), initial=0))
    body.node(len(encoded), 0, b"", little(offsets), b"".join(encoded))


ONES = bytes([0x31] * 128 + [0x30] * 128)  # by the last byte of a number: "0" below zero, else "1"
DIGITS = bytes([0x30] + [0x31] * 255)


def bits(digits):
    """Packs the characters 0 and 1, the first into the lowest bit."""
    return int(digits[::-1], 2).to_bytes((len(digits) + 7) // 8, "little") if digits else b""


def emit_numbers(body, numbers):
    """Negative numbers are null."""
    width = numbers.itemsize
    data = little(numbers)
    digits = data[width - 1 :: width].translate(ONES)
    nulls = digits.count(b"0")
    body.node(len(digits), nulls, bits(digits) if nulls else b"", data)


def emit(body, strings, kind, values):
    if kind == "s":
        emit_numbers(body, array("i", map(strings.__getitem__, values)))
    elif kind == "i4":
        emit_numbers(body, array("i", values))
    elif kind == "i8":
        emit_numbers(body, array("q", values))
    elif kind == "b":
        digits = bytes(values).translate(DIGITS)
        body.node(len(digits), 0, b"", bits(digits))
    else:
        (lists,) = values if isinstance(values, list) else (values,)
        offsets = array("i", accumulate(lists.lengths, initial=0))
        count = offsets[-1]
        body.node(len(offsets) - 1, 0, b"", little(offsets))
        if isinstance(kind[0], str):
            emit(body, strings, kind[0], lists.elements)
        else:
            body.node(count, 0, b"")
            emit_fields(body, strings, kind, lists.elements)


def emit_fields(body, strings, fields, columns):
    for (_, kind), values in zip(fields, columns):
        emit(body, strings, kind, values)


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
