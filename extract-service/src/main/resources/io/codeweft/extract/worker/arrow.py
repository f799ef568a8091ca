"""Arrow IPC messages, written with the standard library alone.

A message is a length, metadata and a body of buffers, each padded to 8 bytes. The metadata is a
FlatBuffer by the schemas format/Message.fbs and format/Schema.fbs of Apache Arrow, of which two
kinds of messages need only a few tables. Tables are written front to back: a vtable, the table,
what it refers to.
"""

import struct

METADATA_V5 = 4
DICTIONARY_BATCH, RECORD_BATCH = 2, 3
PADDING = tuple(b"\0" * (-n % 8) for n in range(8))


class Table:
    """A table at the end of a FlatBuffer; `formats` has a struct format, or None, per field."""

    def __init__(self, out, formats):
        self.out = out
        vtable = len(out)
        start = (vtable + 4 + 2 * len(formats) + 7) & ~7
        self.places, at = [], start + 4
        for kind in formats:
            size = struct.calcsize(kind) if kind else 1
            at = (at + size - 1) & -size
            self.places.append(at if kind else start)
            at += size if kind else 0
        end = (at + 7) & ~7
        out.extend(bytes(end - vtable))
        slots = [place - start for place in self.places]
        sizes = 4 + 2 * len(formats), end - start
        struct.pack_into("<%dH" % (2 + len(slots)), out, vtable, *sizes, *slots)
        struct.pack_into("<i", out, start, start - vtable)
        self.start = start

    def set(self, field, kind, value):
        struct.pack_into("<" + kind, self.out, self.places[field], value)

    def refer(self, field):
        """What is written next is the value of the field."""
        refer(self.out, self.places[field])


def refer(out, place):
    struct.pack_into("<I", out, place, len(out) - place)


def structs(out, numbers, width):
    """A vector of structs of `width` 8-byte numbers."""
    out.extend(struct.pack("<4xI%dq" % len(numbers), len(numbers) // width, *numbers))


def text(out, value):
    data = value.encode("utf-8")
    padded = (len(data) + 8) & -8
    out.extend(struct.pack("<I%ds4x" % padded, len(data), data))


def metadata(header_type, rows, nodes, buffers, body_length, dataset):
    out = bytearray(8)
    message = Table(out, ["h", "B", "I", "q", "I" if dataset else None])
    struct.pack_into("<I", out, 0, message.start)
    message.set(0, "h", METADATA_V5)
    message.set(1, "B", header_type)
    message.set(3, "q", body_length)
    if dataset:
        message.refer(4)
        place = len(out) + 4
        out.extend(struct.pack("<II", 1, 0))
        pair = Table(out, ["I", "I"])
        struct.pack_into("<I", out, place, pair.start - place)
        for field, value in enumerate(("dataset", dataset)):
            pair.refer(field)
            text(out, value)
    batch_place = message.places[2]
    if header_type == DICTIONARY_BATCH:  # the only dictionary, which has the default number 0
        dictionary = Table(out, [None, "I"])
        struct.pack_into("<I", out, batch_place, dictionary.start - batch_place)
        batch_place = dictionary.places[1]
    batch = Table(out, ["q", "I", "I"])
    struct.pack_into("<I", out, batch_place, batch.start - batch_place)
    batch.set(0, "q", rows)
    for field, numbers in ((1, nodes), (2, buffers)):
        place = batch.places[field]
        struct.pack_into("<I", out, place, len(out) + 4 - place)
        structs(out, numbers, 2)
    return out


class Body:
    """Field nodes and buffers of a batch, in the order of its fields, parents first."""

    def __init__(self):
        self.nodes, self.buffers, self.parts, self.size = [], [], [], 0

    def node(self, length, nulls, *buffers):
        self.nodes += (length, nulls)
        for data in buffers:
            size = len(data)
            self.buffers += (self.size, size)
            self.parts += (data, PADDING[size & 7])
            self.size += size + len(PADDING[size & 7])

    def message(self, header_type, rows, dataset=None):
        """The parts of the message, to be joined."""
        head = metadata(header_type, rows, self.nodes, self.buffers, self.size, dataset)
        return [struct.pack("<Ii", 0xFFFFFFFF, len(head)), head] + self.parts
