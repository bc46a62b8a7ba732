"""The shared look: stylesheet, layouts, components, icons, error pages, dates and sums in words.

It renders plain view objects and imports no domain.
"""
