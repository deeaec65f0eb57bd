"""What the view of evidence shows of one assessment: of maturity as its profile counts it, of others as answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessments.evidence.evidence import Evidence
from assessments.evidence.finding import unshown, unshown_answer
from assessments.responses import Place
from assessments.scoring.answers import Key, sheets
from assessments.store import Assessment
from phases.programme import Programme
from ui.parts.answering.view import Asking, asking_of
from ui.parts.assessment.view import View
from ui.session import said, t, today
from ui.views import moment_of
from words.text import Sentence, Text


@dataclass(frozen=True)
class Shelf:
    """The evidence of an assessment, and the questions that ask for it."""

    key: tuple[object, ...]
    """While it stays, nothing that is shown has changed."""
    assessment: Assessment
    kept: Sequence[Evidence]
    lacking: Mapping[Place, int]
    """What counts or stands without evidence, with how many answers."""
    texts: Mapping[Key, Text]
    """What is asked, of the questions whose answers evidence shows."""
    has_letters: bool = False
    """Whether people know the questions by their letters, as C1.a."""
    subjects: Mapping[str, Text] = field(default_factory=dict)
    """What can be answered about, where that is not the whole programme."""

    def name(self, place: Place) -> str:
        """Return what a question is called: by its letter where people know it, else in its own words."""
        subject, *key = place
        name = ".".join(key)
        if not self.has_letters and (text := self.texts.get((key[0], key[1]))):
            name = said(text)
        return t("{title}: {words}", title=self.title(subject), words=name) if subject else name

    def title(self, subject: str) -> str:
        """Return what a subject is called; without one, evidence shows the answers about all."""
        return said(self.subjects.get(subject, subject)) if subject else t("All of them")


def shelf_of_maturity(view: View) -> Shelf:
    """Return the evidence of an assessment of maturity; what lacks it counts only as partly."""
    texts: dict[Key, Text] = {(d.id, q.id): q.text for d in view.pack.dimensions for q in d.question}
    lacking: dict[Place, int] = {("", *key): count for key, count in view.result.lacking.items()}
    return Shelf(view.key, view.assessment, view.result.given.evidence, lacking, texts, has_letters=True)


def shelf_of(programme: Programme, assessment_id: str) -> Shelf:
    """Return the evidence of an assessment of any other questionnaire; it caps nothing there."""
    asking = asking_of(programme, assessment_id)
    asked = asking.questionnaire
    texts: dict[Key, Text] = {key: ask.text for key, ask in asked.shown_by_evidence.items()}
    about = {} if asked.subject == "programme" else {e: asking.subject_title(e) for e in asking.subject_options()}
    lacking = _lacking(asking)
    return Shelf(
        (moment_of(programme), assessment_id), asking.assessment, asking.evidence, lacking, texts, subjects=about
    )


def _lacking(asking: Asking) -> Mapping[Place, int]:
    return unshown(sheets(asking.questionnaire, asking.responses, asking.judged.setting))


def has_shelf(programme: Programme, assessment_id: str) -> bool:
    """Return whether answers of the assessment are shown by evidence."""
    return bool(asking_of(programme, assessment_id).questionnaire.shown_by_evidence)


def evidence_answer(programme: Programme, assessment_id: str) -> Sentence:
    """Return what lacks the evidence that it names, and what expired, of any questionnaire but that of maturity."""
    shelf = shelf_of(programme, assessment_id)
    return unshown_answer(shelf.lacking, shelf.kept, today())
