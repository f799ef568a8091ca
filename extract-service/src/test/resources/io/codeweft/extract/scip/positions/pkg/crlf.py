import pkg.tabs
from pkg.tabs import first as other

text = """é
😀"""; after = text


def call(x):
    return other(x, \
        x) + len(after) + pkg.tabs.value
