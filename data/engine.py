"""sqlite-utils without pandas: it imports pandas only to name column types, which costs 0.4 s and 60 MB."""

import sys

_pandas_absent = "pandas" not in sys.modules
if _pandas_absent:
    sys.modules["pandas"] = None  # type: ignore[assignment]

import sqlite_utils  # noqa: E402

if _pandas_absent:
    del sys.modules["pandas"]

__all__ = ["sqlite_utils"]
