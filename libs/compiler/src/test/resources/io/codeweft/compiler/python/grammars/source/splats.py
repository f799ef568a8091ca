arguments = *first, *second.values()
check([*graph.order()], [*graph.order(2)])
print(*f(4), **g(5))
{**g(6)}
