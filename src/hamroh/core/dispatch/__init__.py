"""Who goes where next on the floor of a centre: pure decisions over plain values, with their reasons.

`lines` says when desks come free, `road` where one person is done soonest, `call` whom a desk calls.
"""
