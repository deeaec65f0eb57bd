"""Usage evaluation: event logs, measures of use with their intervals, targets, and what they say.

May import `rollout`, `phases`, `access`, `data`, `errors`, `words`.
"""
