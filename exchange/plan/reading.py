"""Read a plan of another tool from a file, and write one into it."""

from dataclasses import replace
from pathlib import Path

from errors import Refusal
from exchange.plan.foreign import ForeignPlan
from words.text import sentence

LARGEST_BYTES = 100 * 1024 * 1024


class FileTooLarge(Refusal):
    """No plan is so large."""

    def __init__(self) -> None:
        super().__init__(sentence("The file is larger than 100 MB. Save a smaller plan and try again."))


def read_plan(file: Path) -> ForeignPlan:
    """Return the plan in the file, whatever its form; refuse one that cannot be trusted as a whole."""
    from exchange.plan.forms import plan_in

    if file.stat().st_size > LARGEST_BYTES:
        raise FileTooLarge
    plan = plan_in(file.read_bytes(), file.stem)
    return plan if plan.name else replace(plan, name=file.stem)
