"""Plans of other tools on the page: a file chosen and read, the difference shown and taken over, the plan taken out.

Reads and writes files through the room `exchange`.
"""
