from typing import Iterator, List

from .customer import Customer


class Line:
    __slots__ = ("sku", "count", "price")

    def __init__(self, sku: str, count: int, price: float):
        self.sku, self.count, self.price = sku, count, price


class Order:
    """What is bought."""

    number = 0

    def __init__(self, customer: Customer, *lines: Line, **options: object) -> None:
        self.customer = customer
        self.lines: List[Line] = list(lines)
        self.options = options
        Order.number += 1

    def __iter__(self) -> Iterator[Line]:
        yield from self.lines

    def add(self, line: Line) -> "Order":
        self.lines.append(line)
        return self
