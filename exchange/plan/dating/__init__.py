"""The dates that a foreign plan comes to: its working time, the kernel's arrays of it, what holds or interrupts rows.

Part of `exchange.plan`; pure, no database.
"""
