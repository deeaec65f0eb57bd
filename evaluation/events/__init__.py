"""Event logs of any origin: how a file is read, which column means what, which rows count.

DuckDB does the reading; its SQL stands in `store.py`. May import `errors`, `words`.
"""
