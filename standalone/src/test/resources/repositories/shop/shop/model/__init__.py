from .customer import Customer
from .order import Line, Order
