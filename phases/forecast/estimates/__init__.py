"""How long a task may take: what people say, what the programme's history and the method know.

Part of `phases.forecast`; may import what `phases` may.
"""
