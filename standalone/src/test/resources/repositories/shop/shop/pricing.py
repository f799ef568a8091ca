"""Prices, with closures and a global."""

import functools
import shop.util.money as money
from .model.order import Order
from .util import *

RATE = 0.19
_calls = 0


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        global _calls
        _calls += 1
        return function(*args, **kwargs)

    return wrapper


@counted
def total(order: Order, *, taxed: bool = True) -> float:
    net = sum(line.count * line.price for line in order)
    return money.rounded(net * (1 + RATE) if taxed else net)


def discount(order, percent):
    base = total(order)

    def apply(times=1):
        nonlocal base
        while times:
            base -= base * percent / 100
            times -= 1
        else:
            base = clamp(base, 0, base)
        return base

    return apply
