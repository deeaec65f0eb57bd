"""What `pack check` finds: a pack's files measured and read as raw tables, its questions and references in order.

May import the models of `methodology`, `words`.
"""
