"""Two assessments of one questionnaire side by side: every dimension or section, and the answers that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.maturity.comparison import changed_answers, comparison
from assessments.maturity.profile import Profile, compare, difference
from assessments.results.store import load_result
from assessments.scoring.answers import Setting, sheets
from assessments.scoring.points import WHOLE, points_of
from assessments.store import Assessment, load_pack_id
from data.database import Database
from errors import Refusal
from exchange.assessment.actions import load_snapshot
from exchange.assessment.workbook.snapshot import Snapshot
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from words.text import Sentence, counted, sentence

Row = Mapping[str, object]
DIGITS = 4
Spot = tuple[str, str, str]
"""Subject, section or question, facet."""


class NotComparable(Refusal):
    """Two assessments ask different things."""

    def __init__(self, before: Assessment, after: Assessment) -> None:
        super().__init__(
            sentence(
                "“{before}” asks {first} and “{after}” asks {second}: only assessments of one questionnaire compare.",
                before=before.title,
                after=after.title,
                first=before.questionnaire,
                second=after.questionnaire,
            )
        )


@dataclass(frozen=True)
class Compared:
    """What two assessments have in common and what changed; figures that may not be shown are None."""

    before: Assessment
    after: Assessment
    dimensions: Sequence[Row]
    answers: Sequence[Row]
    overall: Row
    finding: Sentence

    def as_json(self) -> dict[str, object]:
        """Return all of it for machines."""
        return {
            "before": self.before.id,
            "after": self.after.id,
            "overall": self.overall,
            "dimensions": self.dimensions,
            "changed_answers": self.answers,
        }


def compare_assessments(db: Database, before: Assessment, after: Assessment) -> Compared:
    """Return how the later assessment differs from the earlier; refuse two that ask different things."""
    if before.questionnaire != after.questionnaire:
        raise NotComparable(before, after)
    if before.questionnaire == MATURITY:
        pack = load_pack(load_pack_id(db, after.programme_id))
        first, second = (load_result(db, pack, each).profile for each in (before, after))
        return _maturity((before, after), first, second)
    return _points(load_snapshot(db, before.id), load_snapshot(db, after.id))


def _maturity(pair: tuple[Assessment, Assessment], before: Profile, after: Profile) -> Compared:
    rows = [_row(each.dimension, each.before, each.after) for each in compare(before, after)]
    levels = {each.id: each.reality.level for each in before.dimensions}
    leveled = [
        {**row, "level_before": levels.get(each.id), "level_after": each.reality.level}
        for row, each in zip(rows, after.dimensions, strict=True)
    ]
    answers = [
        {
            "question": f"{each.dimension.id}.{each.question}",
            "facet": each.facet,
            "before": str(each.before),
            "after": str(each.after),
            "steps": each.steps,
        }
        for each in changed_answers(before, after)
    ]
    overall = _row("", before.reality.score, after.reality.score)
    return Compared(*pair, leveled, answers, overall, comparison(before, after))


def _points(before: Snapshot, after: Snapshot) -> Compared:
    """Compare the sections of every subject as values on their scale, and what is made of each question."""
    (old, old_items), (new, new_items) = _scored(before), _scored(after)
    rows = [
        {**_row(place[1], old.get(place), new.get(place)), "subject": place[0], "facet": place[2]}
        for place in dict.fromkeys((*new, *old))
        if place[1] != WHOLE
    ]
    wholes = [place for place in new if place[1] == WHOLE]
    overall = _row("", old.get(wholes[-1]), new.get(wholes[-1])) if wholes else _row("", None, None)
    answers = [
        {"subject": subject, "question": question, "facet": facet, "before": was, "after": value}
        for (subject, question, facet), value in new_items.items()
        if (was := old_items.get((subject, question, facet))) != value
    ]
    moved = counted("{count} answer counts differently", "{count} answers count differently", len(answers))
    return Compared(before.assessment, after.assessment, rows, answers, overall, moved)


def _scored(shot: Snapshot) -> tuple[dict[Spot, float | None], dict[Spot, float | None]]:
    """Return the value of every section, and of every question, by subject, section or question, and facet."""
    held = shot.assessment
    setting = Setting(shot.by_id, {}, held.is_anonymous, held.smallest_group)
    sections: dict[Spot, float | None] = {}
    items: dict[Spot, float | None] = {}
    for sheet in sheets(shot.questionnaire, [*shot.responses.values()], setting):
        for score in points_of(sheet).scores:
            sections[sheet.subject, score.section, score.facet] = score.share if score.value is None else score.value
        for item in sheet.items:
            items[sheet.subject, ".".join(item.key), item.facet] = item.value
    return sections, items


def _row(name: str, before: float | None, after: float | None) -> Row:
    rounded = (None if each is None else round(each, DIGITS) for each in (before, after, difference(after, before)))
    return {"id": name, **dict(zip(("before", "after", "by"), rounded, strict=True))}
