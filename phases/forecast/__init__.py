"""The forecast: three-point durations, simulated; the date that can be promised, and what moves it most.

Part of `phases`; may import what `phases` may. Nothing but people's estimates is stored.
"""
