"""A library of CISO Assistant (YAML): its requirement nodes with their questions, checked before anything is made."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exchange.library.findings import Findings
from exchange.library.names import Words
from exchange.library.yaml_tree import Node
from words.text import sentence

TYPES = ("unique_choice", "multiple_choice", "number", "text", "date", "boolean")


@dataclass(frozen=True)
class CisoQuestion:
    """A question of a node by its urn."""

    urn: str
    raw: Node

    @property
    def kind(self) -> str:
        """Return its type as the library says it."""
        return self.raw.text("type")

    @property
    def choices(self) -> tuple[Node, ...]:
        """Return its answers."""
        return self.raw.rows("choices")


@dataclass(frozen=True)
class CisoLibrary:
    """The whole file, with the framework inside it."""

    file: str
    raw: Node
    framework: Node

    @property
    def locale(self) -> str:
        """Return the language it is written in."""
        return self.raw.text("locale") or "en"

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Return its requirement nodes, parents and leaves alike."""
        return self.framework.rows("requirement_nodes")

    @cached_property
    def questions(self) -> tuple[CisoQuestion, ...]:
        """The questions of all nodes, in order."""
        return tuple(each for node in self.nodes for each in questions_of(node))

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The other languages that anything is translated into, in order of the alphabet."""
        return tuple(sorted(set(_languages(self.raw)) - {self.locale}))

    def words(self, node: Node, key: str) -> Words:
        """Return what a node says under a key, in every language; empty where it says nothing."""
        said = {self.locale: node.text(key)}
        said |= {language: each.text(key) for language, each in node.entries("translations").items()}
        return {language: text for language, text in said.items() if text}


def questions_of(node: Node) -> tuple[CisoQuestion, ...]:
    """Return the questions of a node."""
    return tuple(CisoQuestion(urn, raw) for urn, raw in node.entries("questions").items())


def _languages(node: Node) -> Iterator[str]:
    yield from node.entries("translations")
    children: tuple[Node, ...] = ()
    if isinstance(node.value, tuple):
        children = node.value
    elif isinstance(node.value, Mapping):
        children = tuple(node.value.values())
    for child in children:
        yield from _languages(child)


def read_ciso(tree: Node, file: str, findings: Findings) -> CisoLibrary:
    """Return the library; refuse a file that holds no framework, and one whose nodes cannot be trusted."""
    objects = tree.get("objects") or Node({}, 1)
    frameworks = objects.rows("frameworks") or tuple(each for each in (objects.get("framework"),) if each)
    if len(frameworks) != 1 or not frameworks[0].rows("requirement_nodes"):
        said = sentence("there is not one framework with requirement_nodes; is this a question library?")
        findings.add(file, objects.line, said)
        findings.refuse()
    library = CisoLibrary(file, tree, frameworks[0])
    _check_nodes(library, findings)
    for question in library.questions:
        _check_question(library, question, findings)
    return library


def _check_nodes(library: CisoLibrary, findings: Findings) -> None:
    """Note nodes without or with repeated ids, and those whose parent does not stand above."""
    above: dict[str, int] = {}
    questions: dict[str, int] = {}
    for node in library.nodes:
        urn, parent = node.text("urn"), node.text("parent_urn")
        if not urn:
            findings.add(library.file, node.line, sentence("a requirement node has no urn"))
        if parent and parent not in above:
            findings.add(library.file, node.line, sentence("the parent {urn} does not stand above", urn=parent))
        _note_repeated(library, findings, above, (urn, node.line))
        for question in questions_of(node):
            _note_repeated(library, findings, questions, (question.urn, question.raw.line))


def _note_repeated(library: CisoLibrary, findings: Findings, seen: dict[str, int], named: tuple[str, int]) -> None:
    urn, line = named
    if urn and urn in seen:
        first = str(seen[urn])
        findings.add(library.file, line, sentence("the id {urn} stands in line {first} too", urn=urn, first=first))
    seen.setdefault(urn, line)


def _check_question(library: CisoLibrary, question: CisoQuestion, findings: Findings) -> None:
    if question.kind not in TYPES:
        said = sentence("“{kind}” is no type of question; known are {known}", kind=question.kind, known=TYPES)
        findings.add(library.file, question.raw.line, said)
    if question.kind.endswith("_choice") and not question.choices:
        findings.add(library.file, question.raw.line, sentence("the question has no choices"))
    seen: dict[str, int] = {}
    for choice in question.choices:
        _note_repeated(library, findings, seen, (choice.text("urn"), choice.line))
        if choice.text("add_score") and choice.number("add_score") is None:
            said = sentence("the score “{score}” is no number", score=choice.text("add_score"))
            findings.add(library.file, choice.line, said)


def ciso_facts(library: CisoLibrary) -> dict[str, object]:
    """Return what the library counts, by the names of its format."""
    nodes, framework = library.nodes, library.framework
    choices = [choice for question in library.questions for choice in question.choices]
    return {
        "locale": library.locale,
        "other_languages": list(library.languages),
        "name": library.raw.text("name"),
        "nodes": len(nodes),
        "assessable_nodes": sum(node.text("assessable").casefold() == "true" for node in nodes),
        "max_depth": max((int(node.number("depth") or 0) for node in nodes), default=0),
        "top_level_nodes": sum(not node.text("parent_urn") for node in nodes),
        "questions": len(library.questions),
        "choices": len(choices),
        "choices_with_score": sum(choice.number("add_score") is not None for choice in choices),
        "question_types": dict(Counter(question.kind for question in library.questions)),
        "min_score": _whole(framework.number("min_score")),
        "max_score": _whole(framework.number("max_score")),
        "score_levels": len(framework.rows("scores_definition")),
        "implementation_groups": len(framework.rows("implementation_groups_definition")),
        "copyright": library.raw.text("copyright"),
    }


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number.is_integer() else number


def ciso_source(library: CisoLibrary) -> str:
    """Return where the library comes from and whose it is."""
    keys = ("copyright", "license", "provider", "packager", "urn", "version", "publication_date")
    said = {key: library.raw.text(key) for key in keys}
    return "; ".join(f"{key.replace('_', ' ')}: {text}" for key, text in said.items() if text)
