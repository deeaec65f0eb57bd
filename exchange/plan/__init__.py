"""Plans of other tools in and out: bytes to a `ForeignPlan` and back, pure, no database.

May import `phases.network` (the words of a schedule), `evaluation.events` (encodings, layouts), `words`, `errors`.
"""
