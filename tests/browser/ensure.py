"""Make sure that a browser is there for the tests, or say in one sentence what to install."""

import os
import shutil
import subprocess
import sys

from tests.browser.server import installed_browser

SAY = "The browser tests need Chromium or Chrome: install the package chromium, then run make test again."


def offers() -> list[list[str]]:
    """Return the commands by which this platform may give a browser, the likeliest first."""
    found: list[list[str]] = []
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not root or shutil.which("sudo"):
            install = [*root, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
            found += [[*root, "apt-get", "update"], install]
    return [*found, [sys.executable, "-m", "playwright", "install", "chromium"]]


def main() -> int:
    """Return 0 when a browser is there in the end."""
    for command in offers():
        if installed_browser():
            return 0
        print("Installing a browser:", " ".join(command), file=sys.stderr)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if installed_browser():
        return 0
    print(SAY, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
