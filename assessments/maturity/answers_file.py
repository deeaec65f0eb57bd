"""Read a file of answers: all of it, or one refusal that lists every problem with its line."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import QUESTIONS, Answer
from errors import Refusal
from methodology.dimension import QuestionId
from methodology.pack import Pack
from words.text import Sentence, counted, joined, sentence

REQUIRED = ("dimension", "question", "intention", "reality", "evidence")
OPTIONAL = ("respondent", "reason", "evidence_on")
ALIASES = {
    "维度": "dimension",
    "问题": "question",
    "意图": "intention",
    "现实": "reality",
    "证据": "evidence",
    "答卷人": "respondent",
    "理由": "reason",
    "证据日期": "evidence_on",
}
SPELLINGS = {"": Answer.UNKNOWN, "?": Answer.UNKNOWN, "？": Answer.UNKNOWN, "N/A": Answer.NOT_APPLICABLE}
SPELLINGS |= {answer.value: answer for answer in Answer}
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class UnreadableAnswers(Refusal):
    """The file is not a table of text."""


class BadAnswers(Refusal):
    """Lines of the file cannot be understood; all of them are listed, none was read."""

    def __init__(self, problems: list[Sentence]) -> None:
        self.problems = problems
        super().__init__(
            counted(
                "The file has {count} problem, nothing was read:\n{listed}",
                "The file has {count} problems, nothing was read:\n{listed}",
                len(problems),
                listed=joined(problems, "\n"),
            )
        )


@dataclass(frozen=True)
class Line:
    """One row of the file with the number of its line."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return what stands in the column, without blanks around it."""
        return self.cells.get(column, "").strip()


def read_answers(content: bytes, pack: Pack) -> tuple[GivenAnswer, ...]:
    """Return the answers of a CSV file; refuse it with every problem and its line."""
    lines, problems = _read_lines(content)
    read = [_read_line(line, pack) for line in lines]
    problems += [problem for _, found in read for problem in found]
    answers = [(line, answer) for line, (answer, _) in zip(lines, read, strict=True) if answer]
    problems += _repeated(answers)
    if problems:
        raise BadAnswers(sorted(problems, key=lambda each: int(str(each.values["line"]))))
    if not answers:
        raise UnreadableAnswers(sentence("The file has no answers. Write one line per question answered."))
    return tuple(answer for _, answer in answers)


def decode(content: bytes) -> str:
    """Return the text of UTF-8, UTF-16 or GB18030 bytes; refuse what is no text."""
    encoding = next((name for bom, name in BOMS if content.startswith(bom)), None)
    for candidate in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableAnswers(sentence("The file is not readable as text. Save it as CSV in UTF-8, UTF-16 or GB18030."))


def _read_lines(content: bytes) -> tuple[list[Line], list[Sentence]]:
    text = decode(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    rows = _rows(text, separator)
    _, header = next(rows, (1, []))
    columns = [_column(name) for name in header]
    if missing := [name for name in REQUIRED if name not in columns]:
        raise UnreadableAnswers(
            sentence(
                "The file lacks the columns {missing}. It needs {required}; {optional} may follow.",
                missing=missing,
                required=REQUIRED,
                optional=OPTIONAL,
            )
        )
    return _cut(rows, columns)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as broken:
        raise UnreadableAnswers(
            sentence(
                "Line {line} is broken: a quotation mark is not closed or stands inside a value.",
                line=str(reader.line_num),
            )
        ) from broken


def _column(name: str) -> str:
    plain = re.sub(r"[\s_-]+", "_", name.strip().lower())
    return ALIASES.get(plain, plain)


def _cut(rows: Iterable[tuple[int, list[str]]], columns: list[str]) -> tuple[list[Line], list[Sentence]]:
    lines, problems = [], []
    for number, row in rows:
        if any(cell.strip() for cell in row[len(columns) :]):
            pattern = "it has {values} values for {columns} columns"
            problems.append(_problem(number, sentence(pattern, values=len(row), columns=len(columns))))
        else:
            lines.append(Line(number, dict(zip(columns, row, strict=False))))
    return lines, problems


def _read_line(line: Line, pack: Pack) -> tuple[GivenAnswer | None, list[Sentence]]:
    dimension, question = _dimension(line.cell("dimension"), pack), _question(line.cell("question"))
    intention, reality = _answer(line.cell("intention")), _answer(line.cell("reality"))
    read = {"dimension": dimension, "question": question, "intention": intention, "reality": reality}
    wrong = [column for column, value in read.items() if value is None]
    evidence_on = _day(line.cell("evidence_on"))
    if line.cell("evidence_on") and evidence_on is None:
        wrong.append("evidence_on")
    if wrong or dimension is None or question is None or intention is None or reality is None:
        return None, [_unknown(line, column, pack) for column in wrong]
    respondent, evidence, reason = (line.cell(column) for column in ("respondent", "evidence", "reason"))
    given = GivenAnswer(respondent, dimension, question, intention, reality, evidence, reason, evidence_on)
    return given, []


def _dimension(cell: str, pack: Pack) -> str | None:
    found = cell.upper().replace(" ", "")
    return found if found in pack.dimension else None


def _question(cell: str) -> QuestionId | None:
    found = cell.lower().strip(" ().")
    return next((question for question in QUESTIONS if question == found), None)


def _answer(cell: str) -> Answer | None:
    return SPELLINGS.get(cell.upper().replace(" ", ""))


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _unknown(line: Line, column: str, pack: Pack) -> Sentence:
    wanted = {
        "dimension": tuple(pack.dimension),
        "question": QUESTIONS,
        "evidence_on": ("2026-10-31",),
    }.get(column, ("N", "P", "L", "F", "NA", "?"))
    found = sentence("{column}: wanted {wanted}, got “{cell}”", column=column, wanted=wanted, cell=line.cell(column))
    return _problem(line.number, found)


def _repeated(answers: Iterable[tuple[Line, GivenAnswer]]) -> list[Sentence]:
    seen: dict[tuple[str, str, str], int] = {}
    problems = []
    for line, answer in answers:
        first = seen.setdefault((answer.respondent, *answer.key), line.number)
        if first != line.number:
            found = sentence(
                "{dimension} {question} of this respondent was answered in line {first} already",
                dimension=answer.dimension,
                question=answer.question,
                first=str(first),
            )
            problems.append(_problem(line.number, found))
    return problems


def _problem(number: int, found: Sentence) -> Sentence:
    return sentence("line {line}: {problem}", line=str(number), problem=found)
