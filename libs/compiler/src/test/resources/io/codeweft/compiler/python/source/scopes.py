import os
total = 0
print_all = False


class Shape:
    sides = 0
    note: str
    colour: str = "red"

    def area(self, scale=sides, *, round=lambda q: q) -> float:
        return sides * scale + self.__secret()

    def __secret(self):
        return os.sep

    Shape = print_all


def outer(first, /, second, *rest, third: int = total, **named):
    count = first

    def middle():
        class Inner:
            count = 1

            def read(self):
                return count + second

        def bump():
            nonlocal count
            count += 1
            return Inner, rest, third, named

        return bump

    return [x for x in middle for y in x if total]


def configure():
    global setting
    setting = total


try:
    configure()
except OSError as error:
    print(error)

match total:
    case [head, *tail]:
        print(head, tail)
