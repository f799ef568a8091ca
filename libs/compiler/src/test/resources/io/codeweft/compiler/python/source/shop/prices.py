try:
    from fastprices import price_of
except ImportError:
    def price_of(thing):
        return 1


def vat():
    return price_of(1)
