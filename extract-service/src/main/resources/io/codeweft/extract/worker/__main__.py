"""Extraction worker of Codeweft: facts about one Python file at a time, as columns.

Runs on CPython 3.9 and newer with the standard library alone, and LibCST where that is installed.
Analysed code is parsed, never imported, never executed; files arrive as bytes, so this process needs
no access to the repository.

stdin, per request      u32 length, u8 mode, payload
                          mode 0: the bytes of the file; extract everything
                          mode 1: u32 length + extractor, the same for kind and message, then the
                                  bytes; the file broke an earlier worker: leave the extractor out
                                  (ast: and all that build on it) and give this as its error
stdout, once            u32 length, JSON: protocol, Python version, the columns this worker fills
stdout, per request     u32 length, then Arrow IPC messages: first a dictionary batch with every string
                        of the file, then a record batch per dataset, whose custom metadata has its
                        name as `dataset`. Strings are int32 indexes into the dictionary. `text` is no
                        dataset: one utf8 value, the text of the file, where it is not the bytes of the
                        file behind a byte order mark.
"""

import gc
import json
import os
import struct
import sys
import threading
import warnings
from codecs import BOM_UTF8

import libraries
import memory
from columns import Strings, dataset_message, rows_to_columns, text_message
from facts import LIBCST, extract
from failures import VERSION, ExtractError
from schema import DATASETS

PROTOCOL = 3


class Server:
    """Answers requests with the facts of the producers that are switched on and there."""

    def __init__(self, producers):
        self.producers = producers
        self.libcst_absent = None
        if LIBCST in producers:
            self.libcst_absent = libraries.load_libcst()
            if self.libcst_absent is not None:
                producers.remove(LIBCST)

    def hello(self):
        return {
            "protocol": PROTOCOL,
            "python": VERSION,
            "datasets": DATASETS,
            "libcst": libraries.libcst_version if LIBCST in self.producers else None,
            "libcst_absent": self.libcst_absent,
        }

    def answer(self, request):
        if request[0] == 0:
            return self.response(request[1:], None)
        extractor, at = text_part(request, 1)
        kind, at = text_part(request, at)
        message, at = text_part(request, at)
        return self.response(request[at:], (extractor, ExtractError(kind, message)))

    def response(self, data, given):
        facts = extract(data, self.producers, given)
        strings, parts = Strings(), []
        columns, text = facts.columns, facts.text
        if facts.errors:
            columns["extract_errors_v1"] = error_columns(facts.errors)
        for name, values in columns.items():
            parts += dataset_message(name, strings, DATASETS[name], values)
        if text is not None and text.utf8 != data[3 if data.startswith(BOM_UTF8) else 0 :]:
            parts += text_message("text", text.utf8)
        return b"".join(strings.message() + parts)


def error_columns(errors):
    rows = [(name, e.kind, e.message, e.line_no, e.bstart, e.bend) for name, e in errors]
    return rows_to_columns(rows, 6)


def text_part(request, at):
    (length,) = struct.unpack_from("<I", request, at)
    return request[at + 4 : at + 4 + length].decode("utf-8"), at + 4 + length


def send(stream, body):
    stream.write(struct.pack("<I", len(body)))
    stream.write(body)
    stream.flush()


def read_exactly(stream, size):
    data = stream.read(size)
    if len(data) < size:
        os._exit(0)  # the caller is gone
    return data


def serve(server, requests, responses):
    if sys.argv[3:] != ["again"]:
        send(responses, json.dumps(server.hello()).encode("utf-8"))
    while True:
        (size,) = struct.unpack("<I", read_exactly(requests, 4))
        request = read_exactly(requests, size)
        try:
            body = server.answer(request)
        except MemoryError:
            os._exit(71)  # the caller starts another worker and asks it for the text facts
        send(responses, body)
        gc.collect()  # what an error leaves behind; the modules are frozen, so it costs nothing
        if memory.is_scarce():
            memory.start_anew(responses)


def main():
    memory.limit = int(sys.argv[1])
    if sys.version_info < (3, 9):
        sys.exit("Python 3.9 or newer is needed, this is %s" % VERSION)
    gc.disable()  # trees hold no cycles, and collecting while parsing costs a quarter of the time
    warnings.simplefilter("ignore")
    try:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides when to stop
    except (ImportError, ValueError):
        pass
    responses = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but frames may reach the caller's stream
    server = Server(set(sys.argv[2].split(",")))
    gc.freeze()
    memory.restrict()
    threading.stack_size(64 << 20)  # the C parser recurses; equal depth on every machine

    def run():
        try:
            serve(server, sys.stdin.buffer, responses)
        except BrokenPipeError:
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
            os._exit(70)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
