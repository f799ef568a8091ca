# coding: utf-8
from .marked import third as 三, second
from . import astral
from .latin import *
ü = second; 三(ü, ); astral.face.join([f"{ü} é {astral.twice!r:>{len(ü)}}", ü])
