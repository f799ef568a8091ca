"""Control flow inside one code object: basic blocks, edges, exception ranges, stack depths."""

import bisect
import dis
import sys
from itertools import accumulate

from opcodes import (
    ALWAYS_JUMPS,
    HAS_TARGET,
    JUMP_EFFECTS,
    JUMPS,
    RAISES,
    RETURNS,
    SETUPS,
    TARGET_RULES,
    numbers,
)

HAS_TABLE = sys.version_info >= (3, 11)
PUSHED = 6  # by an exception, up to 3.10
ENDS = ALWAYS_JUMPS | RETURNS | RAISES
CONTROL = HAS_TARGET | ENDS
POPS = numbers("POP_BLOCK", "POP_EXCEPT", "END_ASYNC_FOR")  # of the stack of blocks, up to 3.10
BORDERS = CONTROL | POPS
HANDLER = None  # on the stack of blocks: an exception is being handled

GENERATORS = 0x20 | 0x80 | 0x200  # generator, coroutine, asynchronous generator
STARTS_WITH_VALUE = any(
    dis.stack_effect(op, 0 if op >= dis.HAVE_ARGUMENT else None) == effect
    for name, effect in (("GEN_START", -1), ("RETURN_GENERATOR", 0))
    for op in numbers(name)
)


class Flow:
    """Instructions are given by number, 0 = first; `effects` are those of not jumping."""

    def __init__(self, code, ops, keys, offsets, effects):
        self.code, self.ops, self.keys, self.effects = code, ops, keys, effects
        self.offsets, self.count = offsets, len(ops)
        self.targets = {}  # instruction -> instruction
        number = dict(zip(offsets, range(self.count)))
        self.control = [k for k, op in enumerate(ops) if op in CONTROL]
        for k in self.control:
            op = ops[k]
            if op in HAS_TARGET:
                self.targets[k] = number[TARGET_RULES[op].target(offsets[k], keys[k] >> 8)]
        self.start_depth = 1 if STARTS_WITH_VALUE and code.co_flags & GENERATORS else 0
        self.ranges = self.table(number) if HAS_TABLE else self.derived()
        self.handlers = {entry[2] for entry in self.ranges}
        self.cut()
        self.connect()
        self.measure()

    def table(self, number):
        return [
            (number[e.start], bisect.bisect_left(self.offsets, e.end), number[e.target],
             e.depth, e.lasti)
            for e in dis._parse_exception_table(self.code)
        ]  # fmt: skip

    def jump_ends(self):
        """Where a block must end: behind every jump, return and raise, and before every target."""
        leaders = {0}
        for k in self.control:
            if self.ops[k] in JUMPS:
                leaders.add(self.targets[k])
                leaders.add(k + 1)
            elif self.ops[k] in ENDS:
                leaders.add(k + 1)
        return leaders

    def derived(self):
        """Ranges as newer versions store them, from the stack of blocks that SETUP_* pushes to."""
        if SETUPS.isdisjoint(self.ops):
            return []
        leaders = self.jump_ends()
        leaders.update(k + 1 for k, op in enumerate(self.ops) if op in POPS or op in SETUPS)
        leaders.update(self.targets.values())
        firsts = sorted(leaders - {self.count})
        ends = dict(zip(firsts, firsts[1:] + [self.count]))
        seen, found = set(), []
        work = [(0, self.start_depth, ())]
        while work:
            first, depth, stack = work.pop()
            if first in seen or first == self.count:
                continue
            seen.add(first)
            last = ends[first] - 1
            handler = next((entry for entry in reversed(stack) if entry is not HANDLER), None)
            if handler is not None:
                found.append((first, last + 1) + handler + (False,))
            before = depth + sum(self.effects[first:last])
            op, target = self.ops[last], self.targets.get(last)
            if op in SETUPS:
                level = before + JUMP_EFFECTS[self.keys[last]] - PUSHED
                work.append((target, level + PUSHED, stack + (HANDLER,)))
                stack += ((target, level),)
            elif op in JUMPS:
                work.append((target, before + JUMP_EFFECTS[self.keys[last]], stack))
            elif op in POPS:
                stack = stack[:-1]
            if op not in ENDS:
                work.append((last + 1, before + self.effects[last], stack))
        return merged(sorted(found))

    def cut(self):
        leaders = self.jump_ends() | self.handlers
        for start, end, _, _, _ in self.ranges:
            leaders.add(start)
            leaders.add(end)
        self.firsts = sorted(leaders - {self.count})
        self.lasts = [first - 1 for first in self.firsts[1:]] + [self.count - 1]
        self.block_of = dict(zip(self.firsts, range(len(self.firsts))))

    def connect(self):
        """Edges (source block, target block, kind) in the order of their source."""
        self.edges = []
        starts = [entry[0] for entry in self.ranges]
        self.block_ranges = []
        add = self.edges.append
        for block, (first, last) in enumerate(zip(self.firsts, self.lasts)):
            op = self.ops[last]
            if op not in ENDS and last + 1 < self.count:
                add((block, block + 1, "next"))
            if op in JUMPS:
                kind = "jump" if op in ALWAYS_JUMPS else "branch"
                add((block, self.block_of[self.targets[last]], kind))
            at = bisect.bisect_right(starts, first) - 1
            inside = at >= 0 and first < self.ranges[at][1]
            self.block_ranges.append(self.ranges[at] if inside else None)
            if inside:
                add((block, self.block_of[self.ranges[at][2]], "exc"))

    def measure(self):
        """Stack depth before each instruction; -1 where control never comes."""
        self.depths = depths = [-1] * self.count
        self.reached = reached = [False] * len(self.firsts)
        work = [(0, self.start_depth)]
        while work:
            block, depth = work.pop()
            if reached[block]:
                continue
            reached[block] = True
            first, last = self.firsts[block], self.lasts[block]
            depths[first : last + 1] = accumulate(self.effects[first:last], initial=depth)
            op, before = self.ops[last], depths[last]
            if op in JUMPS:
                target = self.block_of[self.targets[last]]
                work.append((target, before + JUMP_EFFECTS[self.keys[last]]))
            if op not in ENDS and last + 1 < self.count:
                work.append((block + 1, before + self.effects[last]))
            entry = self.block_ranges[block]
            if entry is not None:
                pushed = 1 + entry[4] if HAS_TABLE else PUSHED
                work.append((self.block_of[entry[2]], entry[3] + pushed))

    def blocks(self):
        for block, (first, last) in enumerate(zip(self.firsts, self.lasts)):
            op = self.ops[last]
            leaves = "return" if op in RETURNS else "raise" if op in RAISES else None
            yield block, first, last, first in self.handlers, self.reached[block], leaves


def merged(ranges):
    """Joins neighbours with the same handler."""
    joined = []
    for entry in ranges:
        if joined and joined[-1][1] == entry[0] and joined[-1][2:] == entry[2:]:
            joined[-1] = (joined[-1][0],) + entry[1:]
        else:
            joined.append(entry)
    return joined
