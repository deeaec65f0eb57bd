"""Plans of other tools in and out: bytes to a `ForeignPlan` and back, pure, no database.

May import `phases.network` for the words of the schedule, `evaluation.events` for encodings and layouts, `words`, `errors`.
"""
