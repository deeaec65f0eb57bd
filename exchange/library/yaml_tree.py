"""YAML from strangers as a tree of texts with their lines: no objects, no guessed types, within limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped]

from exchange.library.findings import Findings
from words.text import Sentence, sentence

MOST_NODES, DEEPEST = 200_000, 50
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = ("", "~", "null", "Null", "NULL")
PLAIN_TAGS = tuple(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map"))


@dataclass(frozen=True, slots=True)
class Node:
    """A text, a list, a table or nothing, and the line it begins in."""

    value: "str | tuple[Node, ...] | Mapping[str, Node] | None"
    line: int
    size: int = 1
    """How many nodes it is when everything it refers to is written out."""
    depth: int = 1

    def get(self, key: str) -> "Node | None":
        """Return an entry of a table; `None` where it is missing or empty."""
        found = self.value.get(key) if isinstance(self.value, Mapping) else None
        return found if found is not None and found.value is not None else None

    def text(self, key: str) -> str:
        """Return an entry as text, empty where there is none."""
        found = self.get(key)
        return found.value.strip() if found is not None and isinstance(found.value, str) else ""

    def number(self, key: str) -> float | None:
        """Return an entry as a number; `None` where it is none."""
        try:
            return float(self.text(key))
        except ValueError:
            return None

    def rows(self, key: str) -> "tuple[Node, ...]":
        """Return an entry as a list, empty where it is none."""
        found = self.get(key)
        return found.value if found is not None and isinstance(found.value, tuple) else ()

    def entries(self, key: str) -> "Mapping[str, Node]":
        """Return an entry as a table, empty where it is none."""
        found = self.get(key)
        return found.value if found is not None and isinstance(found.value, Mapping) else {}


class _Broken(Exception):
    """Reading cannot go on."""

    def __init__(self, line: int, said: Sentence) -> None:
        self.line, self.said = line, said
        super().__init__(str(said))


@dataclass
class _Open:
    """A list or table that is not closed yet."""

    line: int
    anchor: str | None
    rows: list[Node] | None = None
    entries: dict[str, Node] = field(default_factory=dict)
    key: Node | None = None


def read_tree(text: str, file: str, findings: Findings) -> Node | None:
    """Return the only document of a text; `None` with its problem where it cannot be read safely."""
    try:
        return _read(text, file, findings)
    except _Broken as broken:
        findings.add(file, broken.line, broken.said)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = sentence("this is not YAML: {reason}", reason=error.problem or error.context or "")
        findings.add(file, mark.line + 1 if mark else 1, said)
    except yaml.YAMLError:
        findings.add_whole(file, sentence("this is not YAML: it holds signs that no text has"))
    return None


def _read(text: str, file: str, findings: Findings) -> Node | None:
    builder = _Builder(file, findings)
    documents = 0
    for event in yaml.parse(text, Loader=PARSER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                said = sentence("a second YAML document begins; keep one in each file")
                raise _Broken(event.start_mark.line + 1, said)
        builder.take(event)
    if builder.root is None or builder.root.value is None:
        findings.add_whole(file, sentence("the file is empty"))
        return None
    return builder.root


class _Builder:
    """Puts the events of a parser together, without recursion and within limits."""

    def __init__(self, file: str, findings: Findings) -> None:
        self.file, self.findings = file, findings
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.root: Node | None = None
        self.count = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event, line)
            is_nothing = event.implicit[0] and event.value in NOTHING
            self._close(Node(None if is_nothing else event.value, line), event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                said = sentence("“{name}” refers to itself or to nothing", name=event.anchor)
                raise _Broken(line, said)
            self._close(self.anchors[event.anchor], None)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_tag(event, line)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            self.open.append(_Open(line, event.anchor, [] if is_list else None))
            if len(self.open) > DEEPEST:
                raise _Broken(line, _too_deep())
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._end()

    def _refuse_tag(self, event: Any, line: int) -> None:
        if event.tag not in (None, "!", *PLAIN_TAGS):
            raise _Broken(line, sentence("the tag {tag} asks for more than text and is not read", tag=event.tag))

    def _end(self) -> None:
        ended = self.open.pop()
        children = ended.rows if ended.rows is not None else list(ended.entries.values())
        size = 1 + sum(child.size for child in children)
        depth = 1 + max((child.depth for child in children), default=0)
        if size > MOST_NODES:
            raise _Broken(ended.line, _too_much())
        if depth > DEEPEST:
            raise _Broken(ended.line, _too_deep())
        value = tuple(ended.rows) if ended.rows is not None else ended.entries
        self._close(Node(value, ended.line, size, depth), ended.anchor)

    def _close(self, node: Node, anchor: str | None) -> None:
        """Put a finished node into what is open."""
        self.count += 1
        if self.count > MOST_NODES:
            raise _Broken(node.line, _too_much())
        if anchor:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
        elif (rows := self.open[-1].rows) is not None:
            rows.append(node)
        else:
            self._enter(self.open[-1], node)

    def _enter(self, table: _Open, node: Node) -> None:
        if table.key is None:
            table.key = node
            return
        key, table.key = table.key, None
        name = key.value if isinstance(key.value, str) else ""
        if not isinstance(key.value, str) and key.value is not None:
            raise _Broken(key.line, sentence("a list or table stands where a name should be"))
        if name in table.entries:
            first = str(table.entries[name].line)
            said = sentence("“{name}” stands in line {first} already", name=name, first=first)
            self.findings.add(self.file, key.line, said)
        table.entries.setdefault(name, node)


def _too_much() -> Sentence:
    return sentence("written out, this is more than {most} entries; no question library is so large", most=MOST_NODES)


def _too_deep() -> Sentence:
    return sentence("this is nested deeper than {most} levels; no question library is", most=DEEPEST)
