from .numbers import clamp
from . import money
