"""What an operation means, as the dis module of this very Python says.

Encodings of arguments differ from version to version. Instead of tables of our own, dis is shown
small pieces of code that never run, and the rule is read off its answers, once per operation.
"""

import dis

EXTENDED_ARG = dis.EXTENDED_ARG
CACHE = dis.opmap.get("CACHE", -1)
MAX_KNOWN = 1 << 16  # pairs of operation and argument that are remembered

HAS_ARG = frozenset(
    dis.hasarg if hasattr(dis, "hasarg") else range(dis.HAVE_ARGUMENT, len(dis.opname))
)
# END_ASYNC_FOR of 3.14 names the place it belongs to, in the manner of a jump; it does not go there.
HAS_TARGET = frozenset(dis.hasjrel) | frozenset(dis.hasjabs)
CONST, NAME = frozenset(dis.hasconst), frozenset(dis.hasname)
LOCAL, FREE = frozenset(dis.haslocal), frozenset(dis.hasfree)


def numbers(*names):
    return frozenset(dis.opmap[name] for name in names if name in dis.opmap)


RETURNS = numbers("RETURN_VALUE", "RETURN_CONST")
RAISES = numbers("RAISE_VARARGS", "RERAISE")
ALWAYS_JUMPS = numbers(
    "JUMP_FORWARD", "JUMP_ABSOLUTE", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"
)
SETUPS = numbers("SETUP_FINALLY", "SETUP_WITH", "SETUP_ASYNC_WITH")  # up to 3.10
JUMPS = HAS_TARGET - SETUPS - numbers("END_ASYNC_FOR")
SMALL_INT = numbers("LOAD_SMALL_INT")

BEFORE, AFTER, WIDTH = 40, 40, 256
PROBE = compile("0", "<probe>", "exec").replace(
    co_names=tuple("n%d" % n for n in range(WIDTH)),
    co_varnames=tuple("n%d" % n for n in range(WIDTH)),
    co_nlocals=WIDTH,
    co_consts=(None,) * WIDTH,
)
PADDING = bytes([dis.opmap["NOP"], 0])


def shown(op, arg, at=BEFORE):
    """What dis shows of one operation at an even offset."""
    wide = b"".join(
        bytes([EXTENDED_ARG, arg >> shift & 255]) for shift in (24, 16, 8) if arg >> shift
    )
    lead = PADDING * ((at - len(wide)) // 2)
    code = lead + wide + bytes([op, arg & 255]) + PADDING * AFTER
    if CACHE >= 0:  # room for the caches of the operation
        code = code[: at + 2] + bytes([CACHE, 0]) * AFTER + code[at + 2 :]
    for instruction in dis.get_instructions(PROBE.replace(co_code=code)):
        if instruction.offset == at:
            return instruction
    raise AssertionError("dis does not show operation %d" % op)


class TargetRule:
    """Offset of a jump's target: `base + per_arg * arg`, from the jump on or from the beginning."""

    def __init__(self, op):
        there, next_arg, moved = shown(op, 2), shown(op, 3), shown(op, 2, BEFORE + 20)
        self.per_arg = next_arg.argval - there.argval
        self.relative = moved.argval != there.argval
        self.base = there.argval - 2 * self.per_arg - (BEFORE if self.relative else 0)

    def target(self, offset, arg):
        return (offset if self.relative else 0) + self.base + self.per_arg * arg


class TargetRules(dict):
    def __missing__(self, op):
        rule = self[op] = TargetRule(op)
        return rule


class NameShifts(dict):
    """How many low bits of the argument are flags, and not part of the index of the name."""

    def __missing__(self, op):
        name = shown(op, 200).argval
        shift = self[op] = next(s for s in range(8) if name == "n%d" % (200 >> s))
        return shift


class Pairs(dict):
    """Whether an operation takes two local variables, four bits each."""

    def __missing__(self, op):
        pair = self[op] = shown(op, 0x12).argval == ("n1", "n2")
        return pair


class Operations(dict):
    """op | arg << 8 -> (name, argument or -1, kind of the value, value or index, stack effect)."""

    def __missing__(self, key):
        op, arg = key & 255, key >> 8
        kind, value = self.meaning(op, arg)
        has_arg = op in HAS_ARG
        effect = dis.stack_effect(op, arg if has_arg else None, jump=False)
        known = self[key] = (dis.opname[op], arg if has_arg else -1, kind, value, effect)
        return known

    def meaning(self, op, arg):
        if op not in HAS_ARG or op == EXTENDED_ARG:
            return None, None
        if op in CONST:
            return "const", arg
        if op in SMALL_INT:
            return "detail", str(arg)
        if op in NAME:
            return "name", arg >> NAME_SHIFTS[op]
        if op in HAS_TARGET:
            return "jump", None
        if op in FREE:
            return "free", arg
        if op in LOCAL:
            return ("locals", (arg >> 4, arg & 15)) if PAIRS[op] else ("local", arg)
        text = shown(op, arg).argrepr
        return ("detail", text) if text else (None, None)


class JumpEffects(dict):
    """op | arg << 8 -> stack effect when the operation jumps."""

    def __missing__(self, key):
        effect = self[key] = dis.stack_effect(key & 255, key >> 8, jump=True)
        return effect


TARGET_RULES, NAME_SHIFTS, PAIRS = TargetRules(), NameShifts(), Pairs()
OPERATIONS, JUMP_EFFECTS = Operations(), JumpEffects()


def forget_if_many():
    for known in (OPERATIONS, JUMP_EFFECTS):
        if len(known) > MAX_KNOWN:
            known.clear()
