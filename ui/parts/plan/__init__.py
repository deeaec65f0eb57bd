"""The plan page: what it reads, its head and menu, why a date is so, and where its parts come together.

The grid stands in `grid`, what asks and changes in `dialogs`, files of other tools in `exchange`.
"""
