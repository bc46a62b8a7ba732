"""A day at the centre across domains: who comes in, what a desk's result means for the plan, what a failed
attempt leaves in the person's hand. Lines and calls are the floor's own.
"""
