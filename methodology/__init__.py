"""The method as content: what a pack says, how it is read, and the packs themselves.

May import `access`, `data`, `errors`, `words`.
"""
