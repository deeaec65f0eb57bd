"""Machine code for large plans, made in a process of its own the first time, while nobody waits for it."""

import subprocess
import sys
from pathlib import Path

from phases.network.passes import compiled

ROOT = Path(__file__).resolve().parents[2]
MAKE = "import os; os.nice(19); from phases.network.schedule import warm; warm()"


def warm_up() -> None:
    """Start the making of the machine code unless it is there; the server takes none of its memory."""
    if not compiled.is_kept():
        subprocess.Popen([sys.executable, "-c", MAKE], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
