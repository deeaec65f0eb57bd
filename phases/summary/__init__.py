"""A programme in summary, as overview and portfolio show it: health, findings, what the journal says changed.

Reads through the stores of the rooms; writes nothing.
"""
