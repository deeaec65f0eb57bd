"""Playing a tape: as machine code, or with whole arrays; the same numbers either way.

It may import the kernel (`phases.network`) and numpy; no database, no clock, no words.
"""
