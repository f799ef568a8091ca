import os


def f(x):
    print "not since Python 3", g(x)
    exec "x" in g(os)
