import os


def f(x) -> "int":
    """LibCST refuses the annotation of a name in parentheses."""
    return os.path.join(x, k=1)


(y): int = f(1)
