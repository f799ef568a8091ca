x = "🐍"; é = x
def ünï(a, 𝔟="é🐍"):
	return a +	𝔟+ x

class K: y = ünï("𝄞", é); z = K
