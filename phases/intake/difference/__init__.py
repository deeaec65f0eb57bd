"""What an incoming plan changes in the one that stands: who is who, what was edited since, in words.

Part of `phases`; may import what `phases` may.
"""
