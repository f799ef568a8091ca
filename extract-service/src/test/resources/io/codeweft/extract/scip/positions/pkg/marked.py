first = "é"; second = first
def third(fourth): return fourth, second, "😀", first
