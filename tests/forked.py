"""Servers and commands that start warm: each is forked from one process that has imported what all of them need."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

WARM = multiprocessing.get_context("forkserver")
WARM.set_forkserver_preload(["tests.warm", __name__])


class Forked:
    """A process that runs a function with files for stdout and stderr and an environment of its own."""

    def __init__(self, work: Callable[..., None], outputs: tuple[Path, Path], environment: Mapping[str, str]) -> None:
        self._process = WARM.Process(target=_run, args=(work, outputs, dict(environment)))
        with _no_main():
            self._process.start()
        self.terminate, self.kill = self._process.terminate, self._process.kill

    def wait(self, seconds: float) -> int:
        """Return the exit code once the process has ended; refuse to wait longer."""
        self._process.join(seconds)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("a forked process", seconds)
        return self._process.exitcode


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the main module, which the new process would run: pages under test leave their scripts there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _run(work: Callable[[], None], outputs: tuple[Path, Path], environment: Mapping[str, str]) -> None:
    for number, path in enumerate(outputs, start=1):
        with path.open("ab") as file:
            os.dup2(file.fileno(), number)
    os.environ.clear()
    os.environ.update(environment)
    work()


def serve(database: Path, port: int) -> None:
    """Serve a database until the process is ended."""
    from ui.server import run

    run.serve(database, port)


def command(*words: str) -> None:
    """Run a command of the terminal; ends the process as the command does."""
    from cli import main

    sys.argv = ["cli.py", *words]
    main()
