#!/usr/bin/env python3
import sys

import shop
from shop import Customer, Order, order_total
from shop.model import Line
from shop.stock import Stock as Shelf


def report(customer: Customer) -> None:
    order = Order(customer, Line("apple", 2, 0.5)).add(Line("pear", 1, 0.75))
    print(order_total(order), shop.order_total(order, taxed=False))
    Shelf({"apple": 3}).take("apple")


if __name__ == "__main__":
    report(Customer.anonymous())
    sys.exit(0)
