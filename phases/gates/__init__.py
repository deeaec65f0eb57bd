"""Gates: criteria, evidence, decisions and their conditions.

Part of `phases`; may import what `phases` may.
"""
