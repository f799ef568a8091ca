def clamp(value, low, high):
    return low if value < low else high if value > high else value


SQUARES = {n: n ** 2 for n in range(10) if n % 2}
evens = [n for n in SQUARES if not n & 1]
later = lambda *a, b=1, **c: (a, b, c)
