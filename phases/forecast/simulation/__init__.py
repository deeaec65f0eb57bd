"""The simulation: a plan recorded as a tape of simple instructions, played for many runs at once.

It may import the kernel (`phases.network`) and numpy; no database, no clock, no words.
"""
