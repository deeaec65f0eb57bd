"""OWASP SAMM (a folder of YAML files): functions, practices, streams, activities, questions and answer sets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from exchange.library.findings import Findings
from exchange.library.yaml_tree import Node
from words.text import sentence

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "Practice": {"function": "Function"},
    "Stream": {"practice": "Practice"},
    "PracticeLevel": {"practice": "Practice", "maturityLevel": "MaturityLevel"},
    "Activity": {"stream": "Stream", "level": "PracticeLevel"},
    "Question": {"activity": "Activity", "answerSet": "AnswerSet"},
}
"""Which field of which kind of file names a file of which other kind."""
KINDS = ("Function", "Practice", "Stream", "MaturityLevel", "PracticeLevel", "Activity", "AnswerSet", "Question")
NEEDED = ("Function", "Practice", "Stream", "PracticeLevel", "Activity", "AnswerSet", "Question")


@dataclass(frozen=True)
class Piece:
    """One file of the model."""

    file: str
    raw: Node

    @property
    def id(self) -> str:
        """Return its id."""
        return self.raw.text("id")

    @property
    def order(self) -> float:
        """Return its place among its like."""
        return self.raw.number("order") or 0


@dataclass(frozen=True)
class SammQuestion:
    """A question with all that stands around it."""

    piece: Piece
    activity: Piece
    stream: Piece
    level: int
    practice: Piece
    answers: Piece


@dataclass(frozen=True)
class SammModel:
    """The pieces of the model, by kind and id."""

    pieces: Mapping[str, Mapping[str, Piece]]
    unanswered: int
    """How many questions name no answer set that is there."""
    homeless: int
    """How many questions name no activity that is there."""

    def all(self, kind: str) -> list[Piece]:
        """Return the pieces of one kind, in their order."""
        return sorted(self.pieces.get(kind, {}).values(), key=lambda each: (each.order, each.file))

    def practices_of(self, function: Piece) -> list[Piece]:
        """Return the practices of a function."""
        return [each for each in self.all("Practice") if each.raw.text("function") == function.id]

    def level_number(self, level: Piece) -> int:
        """Return which of the three levels a practice level is."""
        return int(self.pieces["MaturityLevel"][level.raw.text("maturityLevel")].raw.number("number") or 0)

    @cached_property
    def questions(self) -> tuple[SammQuestion, ...]:
        """The questions, by practice, level, stream and order."""
        found = [self._question(each) for each in self.all("Question")]
        return tuple(sorted(found, key=lambda each: (each.level, each.stream.order, each.piece.order)))

    def _question(self, piece: Piece) -> SammQuestion:
        activity = self.pieces["Activity"][piece.raw.text("activity")]
        stream = self.pieces["Stream"][activity.raw.text("stream")]
        level = self.level_number(self.pieces["PracticeLevel"][activity.raw.text("level")])
        practice = self.pieces["Practice"][stream.raw.text("practice")]
        answers = self.pieces["AnswerSet"][piece.raw.text("answerSet")]
        return SammQuestion(piece, activity, stream, level, practice, answers)

    def questions_of(self, practice: Piece) -> list[SammQuestion]:
        """Return the questions of a practice."""
        return [each for each in self.questions if each.practice is practice]


def read_samm(files: Iterable[tuple[str, Node]], findings: Findings) -> SammModel:
    """Return the model; refuse it with every id that repeats, is missing, or names nothing."""
    pieces: dict[str, dict[str, Piece]] = {kind: {} for kind in KINDS}
    for file, raw in files:
        if (kind := raw.text("type")) in pieces:
            _take(pieces[kind], Piece(file, raw), findings)
    for kind in NEEDED:
        if not pieces[kind]:
            findings.add_whole(
                "SAMM", sentence("no file has the type {kind}; name the folder of the model", kind=kind)
            )
    findings.refuse()
    lost = [name for kind in REFERENCES for name in _lost(pieces, kind, findings)]
    for answers in pieces["AnswerSet"].values():
        _check_answers(answers, findings)
    findings.refuse()
    return SammModel(pieces, lost.count("answerSet"), lost.count("activity"))


def _take(known: dict[str, Piece], piece: Piece, findings: Findings) -> None:
    line = (piece.raw.get("id") or piece.raw).line
    if not piece.id:
        findings.add(piece.file, line, sentence("an id is missing"))
    elif piece.id in known:
        said = sentence("the id {id} stands in {file} too", id=piece.id, file=known[piece.id].file)
        findings.add(piece.file, line, said)
    else:
        known[piece.id] = piece


def _lost(pieces: Mapping[str, Mapping[str, Piece]], kind: str, findings: Findings) -> Iterator[str]:
    for piece in pieces[kind].values():
        for key, target in REFERENCES[kind].items():
            if (name := piece.raw.text(key)) not in pieces[target]:
                line = (piece.raw.get(key) or piece.raw).line
                said = sentence("{key}: there is no {kind} with the id “{id}”", key=key, kind=target, id=name)
                findings.add(piece.file, line, said)
                yield key


def _check_answers(answers: Piece, findings: Findings) -> None:
    values = answers.raw.rows("values")
    if not values:
        findings.add(answers.file, answers.raw.line, sentence("the answer set has no values"))
    for each in values:
        if each.number("value") is None or not each.text("text"):
            findings.add(answers.file, each.line, sentence("an answer needs a text and a number as value"))


def practice_scores(model: SammModel, values: Mapping[str, float]) -> dict[str, float]:
    """Return the score of each practice, by name, from the value of each question, by its id.

    An activity scores its answer's value (0, 0.25, 0.5, 1), a level the mean of its streams, a practice the sum of
    its three levels: 0 to 3. What is not answered scores 0, as SAMM has it.
    """
    found = {}
    for practice in model.all("Practice"):
        levels: dict[int, dict[str, list[float]]] = {}
        for each in model.questions_of(practice):
            streams = levels.setdefault(each.level, {})
            streams.setdefault(each.stream.id, []).append(values.get(each.piece.id, 0.0))
        found[practice.raw.text("name")] = sum(
            fmean(fmean(answers) for answers in streams.values()) for streams in levels.values()
        )
    return found


def samm_facts(model: SammModel) -> dict[str, object]:
    """Return what the model counts, and the scores that the lowest and the highest answers give every practice."""
    sizes = {len(each.raw.rows("values")) for each in model.all("AnswerSet")}
    lowest, highest = (
        {each.piece.id: pick(_values(each.answers)) for each in model.questions} for pick in (min, max)
    )
    return {
        "functions": len(model.all("Function")),
        "practices": len(model.all("Practice")),
        "streams": len(model.all("Stream")),
        "questions": len(model.questions),
        "answer_sets": len(model.all("AnswerSet")),
        "answers_per_set": sizes.pop() if len(sizes) == 1 else sorted(sizes),
        "questions_without_answer_set": model.unanswered,
        "questions_without_activity": model.homeless,
        "quality_criteria": sum(len(each.piece.raw.rows("quality")) for each in model.questions),
        "score_all_lowest": practice_scores(model, lowest),
        "score_all_highest": practice_scores(model, highest),
    }


def _values(answers: Piece) -> list[float]:
    return [each.number("value") or 0.0 for each in answers.raw.rows("values")]
