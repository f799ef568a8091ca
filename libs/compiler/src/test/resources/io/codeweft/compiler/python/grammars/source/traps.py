"""Where parsers like to differ."""
from __future__ import annotations
import a.b.c as d, e
from .. import (f as g, h,)
from . import *
import µ.ﬁ as ſ


class A: x = 1; # c


class 𝔘(Base, metaclass=Meta):
    """Doc."""
    y: "T" "U" = (1)

    def f(self): z = 2 ;

    async def g(self):
        if a: z = 3 \
          ;
        class C:
            def k(self):
                def m(): pass
                return m


@(dec)
@(a.b)(1)
@a.b.c.d.e
def h(x: (int), *args: (str), **kw: (a.b.c.d.e)) -> (None): ("doc")


(f)(x)
(f(x))(y)
(a.b).c((1), (2, 3), 4, *(z), k=(5), **(w), l=6)
f((x for x in y))
f(  # ( comment
  x for x in y
)
f(((1, 2)))
f[0](ﬀ=ª.ﬁ)
x.y: (f"a{b}") = 2
del (a, b[c]), d.e
(a, b), [c, *d] = *e, f
for (i, j.k) in l: pass
with open(x) as f, g as (h, i[j]): pass
try: pass
except (E, F) as e: raise X from Y
if (n := 10) > 5: pass
lambda a, b=c: d
print(f"{p(1)!r:>{q.r(2)}}" f'''
{s}''')
None(); True.x; ...; (...)()
match x:
    case {"k": P(v=w), **rest} if u(): pass
