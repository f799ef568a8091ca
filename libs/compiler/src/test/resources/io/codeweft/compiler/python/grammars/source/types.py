type(x).y = 1
type(f(x)).y = 2
type(x)
match(x).y = 3
