"""The additive roll-up of events, one row per person, day and function, kept as Parquet beside the database."""
