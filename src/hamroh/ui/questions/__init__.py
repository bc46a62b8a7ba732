"""Questions for facts as fields: the words are the law pack's, the shape follows from the kind of fact.

Which question comes when, and what becomes of an answer, is each wing's own.
"""
