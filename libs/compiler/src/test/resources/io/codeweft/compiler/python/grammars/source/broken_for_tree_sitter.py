import a


def before():
    return f(1)


def around():
    (a.
b)
    (a.
b(2))


class Behind(f(3)):
    pass
