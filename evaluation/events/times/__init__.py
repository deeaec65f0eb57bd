"""How written times are read: the shape of each value decides.

May import `errors`, `words`, `evaluation.events.mapping`.
"""
