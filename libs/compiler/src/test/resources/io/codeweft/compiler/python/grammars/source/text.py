# café
def été(): return f("🐍",	g(1))

x = h(
  "🐍", k(2))
