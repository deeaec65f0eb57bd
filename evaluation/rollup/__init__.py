"""The additive roll-up of events as Parquet beside the database: one row per person, day, site, module and action.

May import `evaluation.events`.
"""
