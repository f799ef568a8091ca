a = 1
b = a
c = bd = "é"; e = (a, b,
  c,  d)
f = e
