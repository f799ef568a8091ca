import sys

if sys.maxsize > 2**32:
    def pick():
        return 1
else:
    def pick():
        return 2

pick()
