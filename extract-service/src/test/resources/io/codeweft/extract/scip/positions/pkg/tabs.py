def	first(	a,	b	):
	if	a:
		return	b	+	a
        	# a tab after eight spaces
	inner	=	lambda	c:	c	*	a
	return	inner(	b	)


value	=	first(	1,	2	)	;	value	+=	value
