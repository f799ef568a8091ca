from .stock import Stock as Store, count_all
from .prices import *
from . import stock
