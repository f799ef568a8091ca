class Item:
    pass


class item:
    pass


Item()
item()
