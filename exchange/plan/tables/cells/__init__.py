"""What the cells of a plan's table mean: dates, durations, links, a row as a task.

Part of `exchange.plan.tables`; pure, no database.
"""
