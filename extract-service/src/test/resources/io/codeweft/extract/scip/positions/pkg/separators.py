# U+0085 , U+2028  , U+2029  , vertical tab , U+001C : none ends a line
nel = ""; line = nel + " " + nel; para = line + " "; line
vt = ""; fs = ""; both = vt + fs
doc = """
 """; tail = doc; tail
