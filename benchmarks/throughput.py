#!/usr/bin/env python3
"""End-to-end throughput of `weft run` on the standard library, as ratios.

Runs the program RUNS times into fresh warehouses and compares the wall time with its own parts and
with plain `ast.parse` of the same files in one Python process. Prints a Markdown table; ratios are
medians, so that two machines can be compared.

usage: throughput.py [--runs N] [--python PYTHON]
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

PARSE = """
import ast, gc, json, sys, time
gc.disable()
files = [open(name, 'rb').read() for name in json.load(sys.stdin)]
start = time.process_time()
for source in files:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        pass
print(json.dumps({'seconds': time.process_time() - start, 'bytes': sum(map(len, files))}))
"""


def weft(*arguments):
    done = subprocess.run(
        [str(ROOT / "weft"), *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return done.stdout.decode("utf-8")


def standard_library(python):
    code = "import sysconfig; print(sysconfig.get_paths()['stdlib'])"
    return pathlib.Path(subprocess.check_output([python, "-c", code], text=True).strip())


def parse_alone(python, paths):
    done = subprocess.run(
        [python, "-c", PARSE], input=json.dumps(paths).encode(), stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def one_run(python, library):
    with tempfile.TemporaryDirectory() as warehouse:
        summary = json.loads(weft("run", "--json", "--warehouse", warehouse))
        rows = json.loads(
            weft(
                "sql", "SELECT path FROM ast_files_v1 ORDER BY path",
                "--warehouse", warehouse, "--format", "json",
            )
        )
    return summary, parse_alone(python, [str(library / row["path"]) for row in rows])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--python", default="python3")
    chosen = options.parse_args()
    weft("--version")  # builds when that is needed, outside of what is measured
    library = standard_library(chosen.python)
    runs = [one_run(chosen.python, library) for _ in range(chosen.runs)]
    seconds = {
        part: statistics.median(summary["seconds"][part] for summary, _ in runs)
        for part in ("total", "extract", "views", "commit")
    }
    parse = statistics.median(plain["seconds"] for _, plain in runs)
    summary, plain = runs[-1]
    print(f"{summary['files']} files, {summary['lines']} lines, {plain['bytes']} bytes; "
          f"{summary['nodes']['total']} nodes, {summary['edges']['total']} edges; "
          f"median of {chosen.runs} runs; "
          f"peak memory {max(s['peak_rss_bytes'] for s, _ in runs) >> 20} MiB")
    print()
    print("| part | seconds | whole run / part | part / ast.parse |")
    print("|---|---|---|---|")
    for part, label in (
        ("total", "whole run, wall"),
        ("extract", "extraction, wall"),
        ("views", "views, sum of the tasks"),
        ("commit", "checks and commits, sum of the tasks"),
    ):
        print(f"| {label} | {seconds[part]:.1f} | {seconds['total'] / seconds[part]:.2f} "
              f"| {seconds[part] / parse:.1f} |")
    print(f"| plain ast.parse, one process, CPU | {parse:.2f} "
          f"| {seconds['total'] / parse:.1f} | 1.0 |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
