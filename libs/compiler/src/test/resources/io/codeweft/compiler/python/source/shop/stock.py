"""What is there."""
from ..missing import nothing
from . import prices


class Shelf:
    def load(self):
        return self.check()

    def check(self):
        return True


class Stock(Shelf):
    """All shelves."""

    @classmethod
    def empty(cls):
        return cls()

    @staticmethod
    def helper(thing):
        return thing.check()

    def fill(self):
        self.load()
        self.unknown()
        return prices.price_of(self)


def count_all():
    return len([])
