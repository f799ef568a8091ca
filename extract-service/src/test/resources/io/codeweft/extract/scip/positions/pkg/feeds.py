left = 1

right = left
fed = right; more = fed
def page(x):
    return x  + left
    # a comment
    
last = page(fed); last = last
