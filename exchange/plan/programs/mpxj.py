"""Plans of other programs (.mpp, Primavera, …), converted by the optional library mpxj outside our process."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from errors import Refusal
from words.text import sentence

CONVERTER = Path(__file__).with_name("mpxj_converter.py")
SECONDS = 120
MODULES = ("mpxj", "jpype")


class MpxjMissing(Refusal):
    """The library that reads this format is not installed."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            sentence(
                "Plans of the kind {kind} are read by the library mpxj, which is not installed. Install it with "
                "“pip install mpxj jpype1” and Java 11 or later, or save the plan as Microsoft Project XML.",
                kind=kind,
            )
        )


class NotConverted(Refusal):
    """The library could not read the file."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            sentence(
                "The file cannot be read as {kind}: it is damaged or of another kind. "
                "Save it as Microsoft Project XML and try again.",
                kind=kind,
            )
        )


def is_installed() -> bool:
    """Return whether the library and Java are there."""
    return all(importlib.util.find_spec(name) for name in MODULES) and shutil.which("java") is not None


def converted(data: bytes, kind: str, python: str = sys.executable) -> bytes:
    """Return the plan as Microsoft Project XML; refuse it without the library, or when it cannot be read.

    A Java machine cannot be started twice in a process, and a foreign file should not bring ours down: so it runs in
    another one, with a limit of time and memory. `python` is the interpreter that has the library; it must not find
    this module under the library's name beside the converter (`-P`).
    """
    if python == sys.executable and not is_installed():
        raise MpxjMissing(kind)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / f"plan{kind}", Path(folder) / "plan.xml"
        source.write_bytes(data)
        command = [python, "-P", str(CONVERTER), str(source), str(target)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NotConverted(kind) from error
