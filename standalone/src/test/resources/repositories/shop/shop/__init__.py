"""A shop, small enough to read and with something of everything."""

from .model import Customer, Order
from .pricing import total as order_total

__all__ = ["Customer", "Order", "order_total"]
