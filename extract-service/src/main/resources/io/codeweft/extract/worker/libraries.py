"""Libraries that are used where the chosen Python has them. Nothing is installed or activated.

The worker runs without site-packages and without the .pth files that could run code at start-up;
the folder of a library is on the path only while the library is imported.
"""

import importlib
import os
import sys
import sysconfig

libcst_version = None  # set by load_libcst
LIBCST_MODULES = ("libcst", "libcst.metadata")


def folders():
    """Where packages of this Python are installed, as the site module would find them."""
    home = os.path.dirname(os.path.abspath(sys.executable))
    around = os.path.dirname(home)
    version = "python%d.%d" % sys.version_info[:2]
    found = []
    if any(os.path.isfile(os.path.join(place, "pyvenv.cfg")) for place in (home, around)):
        found += [
            os.path.join(around, "lib", version, "site-packages"),
            os.path.join(around, "Lib", "site-packages"),
        ]
        if not system_packages(home, around):
            return [folder for folder in found if os.path.isdir(folder)]
    paths = sysconfig.get_paths()
    found += [paths["purelib"], paths["platlib"]]
    base = os.path.join(sys.base_prefix, "lib", "python3", "dist-packages")  # Debian
    found += [base, os.path.join(sys.base_prefix, "local", "lib", version, "dist-packages")]
    return [folder for folder in dict.fromkeys(found) if os.path.isdir(folder)]


def system_packages(*places):
    for place in places:
        try:
            with open(os.path.join(place, "pyvenv.cfg"), encoding="utf-8") as file:
                lines = [line.partition("=") for line in file]
        except OSError:
            continue
        return any(
            key.strip() == "include-system-site-packages" and value.strip().lower() == "true"
            for key, _, value in lines
        )
    return False


def load_libcst():
    """Imports LibCST; answers why it cannot be used, or None."""
    global libcst_version
    before = list(sys.path)
    tried = folders()
    sys.path += tried
    try:
        libcst = importlib.import_module("libcst")
        for name in LIBCST_MODULES:
            importlib.import_module(name)
        libcst_version = str(libcst.LIBCST_VERSION)
    except Exception as e:
        return "%s: %s" % (e.__class__.__name__, e)
    finally:
        sys.path[:] = before
    return None
