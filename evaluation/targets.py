"""What use is expected: days, functions, and the shares to be reached."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

EXPECTED_DAYS = 12
ACTIVE_TARGET = 75
HABIT_TARGET = 60
COVERAGE_TARGET = 60
HABIT_SHARE = 0.6
"""A habit is this share of the expected days."""


@dataclass(frozen=True)
class Targets:
    """What a programme expects; version 0 is what holds while nobody has said otherwise."""

    expected_days: int = EXPECTED_DAYS
    core_functions: tuple[str, ...] = ()
    active_target: int = ACTIVE_TARGET
    habit_target: int = HABIT_TARGET
    id: str = ""
    version: int = 0


class NewTargets(BaseModel):
    """Targets as asked for, from a version that was seen; no core function: every function of the log counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    expected_days: int = Field(default=EXPECTED_DAYS, ge=1, le=20)
    core_functions: tuple[str, ...] = Field(default=(), max_length=200)
    active_target: int = Field(default=ACTIVE_TARGET, ge=1, le=100)
    habit_target: int = Field(default=HABIT_TARGET, ge=1, le=100)
    version: int = 0

    def facts(self) -> dict[str, object]:
        """Return what is to be stored."""
        return self.model_dump(exclude={"version"})
