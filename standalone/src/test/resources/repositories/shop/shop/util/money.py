# -*- coding: utf-8 -*-
"""Geld, für alle: 1 € und 2 €."""

SYMBOL = "€"


def rounded(amount, digits=2):
    try:
        return round(amount, digits)
    except TypeError as error:
        raise ValueError(f"no number: {amount}") from error
    finally:
        größe = len(SYMBOL)
        del größe
