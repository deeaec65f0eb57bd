"""A plan as Microsoft Project XML: elements, numbers, what has no place there.

Part of `exchange.plan.mspdi`; pure, no database.
"""
