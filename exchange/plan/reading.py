"""Read a plan of another tool, whatever its form: the content decides, not the file's name."""

from pathlib import Path

from exchange.plan.foreign import ForeignPlan
from exchange.plan.mspdi_reading import read_mspdi


def read_plan(file: Path) -> ForeignPlan:
    """Return the plan in the file; refuse one that cannot be trusted as a whole."""
    return read_mspdi(file.read_bytes())
