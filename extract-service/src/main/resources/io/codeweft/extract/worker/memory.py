"""The memory of this process. The system refuses more than the limit; where it knows no such limit
(RLIMIT_AS), the size of a file and the time limit are what bounds it.
"""

import os
import sys

limit = 0  # bytes of address space; 0 = none


def restrict():
    """A runaway file ends this process, not the machine."""
    try:
        import resource
    except ImportError:
        return
    limits = [("RLIMIT_CORE", 0)]
    if limit > 0:
        limits.append(("RLIMIT_AS", limit))
    for name, value in limits:
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, ValueError, OSError):
            pass  # some platforms have no such limit


def is_scarce():
    """Whether this process has ever held half of its limit, as far as the system tells."""
    if limit == 0:
        return False
    try:
        with open("/proc/self/status", "rb") as status:
            for line in status:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) << 10 > limit // 2
    except OSError:
        pass
    return False


def start_anew(responses):
    """The same process with an empty memory: every file has the same room, whatever was before."""
    os.dup2(responses.fileno(), 1)
    os.execv(sys.executable, [sys.executable, "-I", "-S", "-B"] + sys.argv[:3] + ["again"])
