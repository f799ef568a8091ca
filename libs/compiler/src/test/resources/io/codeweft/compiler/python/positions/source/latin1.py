# coding: latin-1
é = "ü"; à = é
b = à