import shop
import shop.stock as st
import os.path
from shop import *

shop.Store.empty()
shop.count_all()
st.Stock()
os.path.join("a", *[], key=1, **{})
vat()
count_all()
undefined()
