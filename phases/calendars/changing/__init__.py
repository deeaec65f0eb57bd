"""Changing calendars: what may be saved, what it moves, days taken over, and the way back.

Part of `phases`; may import what `phases` may.
"""
