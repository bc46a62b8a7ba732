"""Which places at which desks make up a visit: free slots in, the order that ends earliest out.

`search` offers, `check` validates, both by the rules in `frame`. Who is called on the day is in dispatch.
"""
