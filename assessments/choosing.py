"""Which assessment of a programme is meant: by its id, the beginning of it, or as the newest."""

from collections.abc import Sequence

from assessments.store import Assessment, load_assessments, load_pack_id
from data.database import Database
from errors import Refusal
from words.text import Sentence, sentence

NEWEST = "newest"


class NoSuchAssessment(Refusal):
    """No assessment is meant."""

    def __init__(self, name: str, there: Sequence[Assessment]) -> None:
        known = _named(there)
        words: Sentence = sentence("The programme has no assessment yet.")
        if known:
            words = sentence("There is no assessment “{name}”. There are: {known}.", name=name, known=known)
        super().__init__(words)


class SeveralAssessments(Refusal):
    """More than one assessment is meant."""

    def __init__(self, name: str, meant: Sequence[Assessment]) -> None:
        super().__init__(
            sentence(
                "Several assessments begin with “{name}”: {known}. Write more of the id.",
                name=name,
                known=_named(meant),
            )
        )


def _named(there: Sequence[Assessment]) -> tuple[Sentence, ...]:
    return tuple(sentence("{id} ({title})", id=each.id, title=each.title) for each in there)


def choose_assessment(db: Database, programme_id: str, name: str) -> Assessment:
    """Return the assessment that is meant; refuse an unknown programme, an unknown or an ambiguous name."""
    load_pack_id(db, programme_id)
    there = load_assessments(db, programme_id)
    if name == NEWEST and there:
        return there[0]
    found = [each for each in there if each.id == name] or [
        each for each in there if name and each.id.startswith(name)
    ]
    if not found:
        raise NoSuchAssessment(name, there)
    if len(found) > 1:
        raise SeveralAssessments(name, found)
    return found[0]
