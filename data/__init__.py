"""The database: one SQLite file through sqlite-utils, its schema, its backups.

May import `errors` and `words` only. Nothing here knows the method or a page.
"""
