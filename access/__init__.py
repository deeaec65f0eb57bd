"""Who did what, when: signatures and the journal of every change.

May import `data`, `errors`, `words`.
"""
