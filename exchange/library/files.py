"""The files of a library: found, measured and decoded before anything is parsed."""

import io
from collections.abc import Iterator
from pathlib import Path

from evaluation.events.encoding import NotText, UndecodableText, encoding_of
from evaluation.events.files import NoSuchFile
from exchange.library.findings import Findings
from exchange.library.yaml_tree import Node, read_tree
from words.text import sentence

FILE_LIMIT = 5 * 1024 * 1024
WHOLE_LIMIT = 50 * 1024 * 1024
MOST_FILES = 5000
SUFFIXES = (".yml", ".yaml")


def read_folder(folder: Path, findings: Findings) -> Iterator[tuple[str, Node]]:
    """Yield name and tree of every YAML file in a folder; problems are noted, a missing folder is refused."""
    if not folder.exists():
        raise NoSuchFile(folder)
    found = sorted(each for each in folder.rglob("*") if each.suffix.lower() in SUFFIXES) if folder.is_dir() else []
    inside = [each for each in found if each.resolve().is_relative_to(folder.resolve()) and each.is_file()]
    if not inside:
        findings.add_whole(folder.name, sentence("there is no YAML file in it; name the folder of the library"))
    size = sum(each.stat().st_size for each in inside[: MOST_FILES + 1])
    if len(inside) > MOST_FILES or size > WHOLE_LIMIT:
        most = {"files": MOST_FILES, "limit": WHOLE_LIMIT // 2**20}
        findings.add_whole(folder.name, sentence("it holds more than {files} files or {limit} MB", **most))
        return
    for path in inside:
        name = path.relative_to(folder).as_posix()
        if (tree := _tree(path, name, findings)) is not None:
            yield name, tree


def read_yaml(path: Path, findings: Findings) -> Node | None:
    """Return the tree of one file; `None` with its problem where it cannot be read, a missing one is refused."""
    if not path.is_file():
        raise NoSuchFile(path)
    return _tree(path, path.name, findings)


def _tree(path: Path, name: str, findings: Findings) -> Node | None:
    text = read_text(path, name, findings)
    return None if text is None else read_tree(text, name, findings)


def read_text(path: Path, name: str, findings: Findings) -> str | None:
    """Return the text of a file; `None` with its problem where it is too large or no text."""
    if (size := path.stat().st_size) > FILE_LIMIT:
        most = {"size": -(-size // 2**20), "limit": FILE_LIMIT // 2**20}
        findings.add_whole(name, sentence("it has {size} MB; files of a library up to {limit} MB are read", **most))
        return None
    data = path.read_bytes()
    try:
        return data.decode(encoding_of(io.BytesIO(data))).removeprefix("\ufeff")
    except (NotText, UndecodableText) as error:
        line = int(str(error.sentence.values["line"]))
        findings.add(name, line, sentence("these bytes are no text; save the file as text in UTF-8"))
    return None
