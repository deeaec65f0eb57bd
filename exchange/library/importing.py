"""Importing a library: read all of it, make the questionnaire, check the pack with it, and only then put it there."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from errors import Refusal
from evaluation.events.files import NoSuchFile
from exchange.library.ciso.making import ciso_raw
from exchange.library.ciso.reading import ciso_facts, ciso_source, read_ciso
from exchange.library.files import read_folder, read_yaml
from exchange.library.findings import Findings
from exchange.library.library import Library, made
from exchange.library.names import complete_languages, slug
from exchange.library.samm.making import SOURCE, samm_raw
from exchange.library.samm.reading import read_samm, samm_facts
from exchange.library.table.making import table_facts, table_raw
from exchange.library.table.reading import Choosing, read_table
from exchange.library.toml_writing import questionnaire_toml
from methodology.check.files import LIMIT
from methodology.loader import BadPack, NoSuchPack, check_pack
from words.text import sentence

Format = Literal["samm", "ciso", "table"]
FOLDER = "questionnaires"


class TakenId(Refusal):
    """The pack has a questionnaire of that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            sentence(
                "The pack has a questionnaire “{name}” already, with answers perhaps. Give this one another --id.",
                name=name,
            )
        )


class TooLongQuestionnaire(Refusal):
    """The questionnaire is larger than a file of a pack may be."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The questionnaire would have {size} kB; a file of a pack has at most {limit} kB. "
                "Split the library and import its parts.",
                size=size // 1000,
                limit=LIMIT // 1000,
            )
        )


class OutsidePack(Refusal):
    """The folder of questionnaires leads out of the pack."""

    def __init__(self) -> None:
        super().__init__(sentence("The folder “questionnaires” leads out of the pack. Put a plain folder there."))


@dataclass(frozen=True)
class Wanted:
    """What a person says about an import: the format, another id, and for tables what the columns mean."""

    format: Format
    id: str | None = None
    choosing: Choosing = field(default_factory=lambda: Choosing({}))


def read_library(path: Path, wanted: Wanted) -> Library:
    """Return the library of a file or folder; refuse it with every problem, by file and line."""
    if not path.exists():
        raise NoSuchFile(path)
    library = READERS[wanted.format](path, wanted)
    if wanted.id is None:
        return library
    named = library.questionnaire.model_copy(update={"id": slug(wanted.id, "library")})
    return replace(library, questionnaire=named)


def _samm(path: Path, _: Wanted) -> Library:
    findings = Findings()
    model = read_samm(read_folder(path, findings), findings)
    questionnaire = made({**samm_raw(model), "languages": ("en",), "source": SOURCE}, path.name, findings)
    return Library(questionnaire, samm_facts(model))


def _ciso(path: Path, _: Wanted) -> Library:
    findings = Findings()
    tree = read_yaml(path, findings)
    if tree is None:
        findings.refuse()
        raise AssertionError("a file without a tree was not refused")
    library = read_ciso(tree, path.name, findings)
    findings.refuse()
    raw, notes = ciso_raw(library)
    questionnaire = made({**raw, "source": ciso_source(library)}, path.name, findings)
    languages = complete_languages(questionnaire, library.locale)
    return Library(questionnaire.model_copy(update={"languages": languages}), ciso_facts(library), tuple(notes))


def _table(path: Path, wanted: Wanted) -> Library:
    findings = Findings()
    table = read_table(path, wanted.choosing, findings)
    raw, notes = table_raw(table, findings)
    questionnaire = made({**raw, "source": path.name}, path.name, findings)
    languages = complete_languages(questionnaire, table.language)
    return Library(questionnaire.model_copy(update={"languages": languages}), table_facts(table, raw), tuple(notes))


READERS: Mapping[Format, Callable[[Path, Wanted], Library]] = {"samm": _samm, "ciso": _ciso, "table": _table}


def write_library(library: Library, pack: Path) -> Path:
    """Return the file in the pack that now holds the questionnaire; refuse what would spoil the pack.

    The pack is checked with it in a copy first, so that nothing is left behind when it does not fit.
    """
    if not (pack / "pack.toml").is_file():
        raise NoSuchPack(pack)
    folder, name = pack / FOLDER, library.questionnaire.id
    if not folder.resolve().is_relative_to(pack.resolve()):
        raise OutsidePack
    target = folder / f"{name}.toml"
    if target.exists():
        raise TakenId(name)
    data = questionnaire_toml(library.questionnaire, f"Imported; {library.questionnaire.source}").encode()
    if len(data) > LIMIT:
        raise TooLongQuestionnaire(len(data))
    _check_with(pack, target, data)
    folder.mkdir(exist_ok=True)
    _put(data, target)
    return target


def _check_with(pack: Path, target: Path, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / pack.resolve().name
        for path in pack.rglob("*.toml"):
            twin = copy / path.relative_to(pack)
            twin.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, twin, follow_symlinks=False)
        (copy / FOLDER).mkdir(exist_ok=True)
        (copy / FOLDER / target.name).write_bytes(data)
        if problems := check_pack(copy):
            raise BadPack(pack, problems)


def _put(data: bytes, target: Path) -> None:
    """Write the file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
