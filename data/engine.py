"""sqlite-utils without pandas and numpy: it imports them only to name column types, for a second and 87 MB."""

import sys

_absent = [name for name in ("pandas", "numpy") if name not in sys.modules]
for _name in _absent:
    sys.modules[_name] = None  # type: ignore[assignment]

import sqlite_utils  # noqa: E402

for _name in _absent:
    del sys.modules[_name]

__all__ = ["sqlite_utils"]
