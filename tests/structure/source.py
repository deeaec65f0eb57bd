"""The product's source as syntax trees, for the tests that check how it is built."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "words",
    "errors",
    "data",
    "access",
    "methodology",
    "assessments",
    "phases",
    "rollout",
    "evaluation",
    "reports",
    "exchange",
    "ui",
    "cli",
    "app",
)


@dataclass(frozen=True)
class Module:
    """One file of the product."""

    path: str
    tree: ast.Module
    lines: int

    @cached_property
    def nodes(self):
        """All nodes of its tree, walked once for all tests."""
        return tuple(ast.walk(self.tree))

    @property
    def room(self):
        """The top-level package or module it belongs to."""
        return self.path.split("/")[0].removesuffix(".py")

    def imports(self):
        """Yield the dotted name of everything it imports."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def uses(self, package):
        """Return whether it imports the package or anything in it."""
        return any(f"{name}.".startswith(f"{package}.") for name in self.imports())

    def functions(self):
        """Yield its functions and methods."""
        yield from (n for n in self.nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))

    def strings(self):
        """Yield its string constants, docstrings left out."""
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        first = (n.body[0] for n in self.nodes if isinstance(n, documented) and n.body)
        doc = {id(each.value) for each in first if isinstance(each, ast.Expr)}
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in doc:
                yield node.value


@cache
def modules():
    """Return every file of the product."""
    found = []
    for room in ROOMS:
        folder, file = ROOT / room, ROOT / f"{room}.py"
        found += sorted(folder.rglob("*.py")) if folder.is_dir() else [file] if file.exists() else []
    return tuple(_module(path) for path in found)


def _module(path):
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), ast.parse(text), len(text.splitlines()))
