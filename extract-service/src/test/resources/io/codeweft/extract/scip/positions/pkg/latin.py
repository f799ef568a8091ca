# -*- coding: iso-8859-1 -*-
price = "5 £"; total = price + "Ã© éèà" + price
größe = total; maß = (größe, "é", größe)
