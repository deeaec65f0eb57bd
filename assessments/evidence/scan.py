"""The virus scanner that an administrator names: a command that gets a file and ends with 0 for a clean one."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

from errors import Refusal
from words.text import sentence

SETTING = "PILOTAGE_SCAN"
"""The environment variable that names the scanner's command."""
PATIENCE = 60.0
"""Seconds after which a scanner that does not answer is ended."""


class FileNotTaken(Refusal):
    """A file cannot be kept; nothing of what came with it is."""


class FileRefused(FileNotTaken):
    """The scanner found something, or did not say that the file is clean."""

    def __init__(self, name: str) -> None:
        super().__init__(
            sentence(
                "The virus scanner refused {name}. It was not kept; ask your administrator what was found.", name=name
            )
        )


class ScannerSilent(FileNotTaken):
    """The scanner did not answer in time."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            sentence(
                "The virus scanner did not answer about {name} within {seconds} s. It was not kept; try again later.",
                name=name,
                seconds=round(seconds, 1),
            )
        )


class NoScanner(FileNotTaken):
    """The command that is set cannot be started."""

    def __init__(self, command: str) -> None:
        super().__init__(
            sentence(
                "The virus scanner “{command}” cannot be started, so no file is kept. Correct PILOTAGE_SCAN.",
                command=command,
            )
        )


def scan(command: str, path: Path, name: str, patience: float = PATIENCE) -> None:
    """Let the scanner look at a file; refuse what it refuses. Without a command nothing is scanned."""
    if not command.strip():
        return
    try:
        process = subprocess.Popen(
            [*shlex.split(command), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as failed:
        raise NoScanner(command) from failed
    try:
        if process.wait(patience) != 0:
            raise FileRefused(name)
    except subprocess.TimeoutExpired as late:
        raise ScannerSilent(name, patience) from late
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the scanner and what it started, if it still runs."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
