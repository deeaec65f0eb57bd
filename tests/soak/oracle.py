"""The other scheduler, in a process of its own: plans in, answers out."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exchange.plan.foreign import ForeignPlan
from exchange.plan.mspdi.writing.writing import write_mspdi
from tests.soak.comparison import Answer

PROGRAM = Path(__file__).with_name("microsoft_scheduler.py")
COLUMNS = ("early_start", "early_finish", "start", "finish", "late_start", "late_finish", "slack", "critical")


class Refused(Exception):
    """The other scheduler could not schedule the plan; the text is its reason."""


class Oracle:
    """An open connection to the other scheduler."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def answer(self, plan: ForeignPlan) -> Answer:
        """Return its dates of a plan; the plan travels as Microsoft Project XML."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(write_mspdi(plan).decode()) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("MPXJ's scheduler ended: look at what it said above.")
        found = json.loads(line)
        if "refused" in found:
            raise Refused(found["refused"])
        tasks = [found["tasks"][each.uid] for each in plan.tasks]
        return Answer(**{name: [each.get(name) for each in tasks] for name in COLUMNS}, end=found["end"])


@contextmanager
def oracle(python: str) -> Iterator[Oracle]:
    """Open the scheduler with the Python that has mpxj."""
    pipe = subprocess.PIPE
    with subprocess.Popen([python, str(PROGRAM)], stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Oracle(process)
        finally:
            assert process.stdin
            process.stdin.close()
