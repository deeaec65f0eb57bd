"""A program of its own: reads a plan in any format that mpxj knows and writes it as Microsoft Project XML.

Called as `mpxj_converter.py SOURCE TARGET`; ends with 1 when the file is no plan.
"""

import sys
from importlib import import_module


def main(source: str, target: str) -> int:
    """Convert the file; return the exit code."""
    import_module("mpxj")  # tells Java where its classes are
    jpype = import_module("jpype")
    jpype.startJVM("-Xmx1g", "-Djava.awt.headless=true", convertStrings=True)
    reader = jpype.JClass("org.mpxj.reader.UniversalProjectReader")
    plan = reader().read(source)
    if plan is None:
        return 1
    jpype.JClass("org.mpxj.mspdi.MSPDIWriter")().write(plan, target)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
