"""The pages of a guest as HTML documents: welcome, one section, what is missing, thanks, and kind refusals."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from assessments.evidence.evidence import Evidence
from assessments.evidence.proofs import takes_proofs
from assessments.respondents.progress import Progress, Screen, progress
from assessments.respondents.reminders import REMAINS, minutes
from assessments.respondents.visits import Visit
from ui.server.guests.forms import Sent
from ui.server.guests.words import NAMES, Tongue
from words.format import long_date
from words.text import Sentence, Text

FILES = Path(__file__).parents[1] / "files"
STYLE, SCRIPT = "guest.css", "guest.js"
END = "end"
"""The last screen: what is missing, and the button that submits."""
MOST_LISTED = 12
"""Up to so many open questions are named one by one."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a visit is made of: where it stands, whose language, and the titles of units."""

    visit: Visit
    tongue: Tongue
    titles: Mapping[str, Text]
    submit_id: str
    kept: Sequence[Evidence] = ()
    """The evidence that the guest gave."""
    sent: Sent | None = None
    """What came and was refused."""

    @property
    def gives_proofs(self) -> bool:
        """Return whether evidence is given with file, link and owner."""
        return takes_proofs(self.visit.questionnaire, self.visit.assessment)

    @property
    def done(self) -> Progress:
        """Return how far the guest has come."""
        return progress(self.visit.questionnaire, self.visit.screens, self.visit.given)

    def subject(self, screen: Screen) -> str:
        """Return what a screen is about, as HTML; nothing where all screens are about one."""
        several = len({each.subject for each in self.visit.screens}) > 1
        return self.tongue.said(self.titles.get(screen.subject, screen.subject)) if several else ""


@cache
def stamp(name: str) -> str:
    """Return a short hash of a file, so that a browser keeps it as long as it stays."""
    return hashlib.sha256((FILES / name).read_bytes()).hexdigest()[:12]


def document(tongue: Tongue, title: str, body: str, switch: str) -> str:
    """Return a whole page; `title` is HTML, `switch` the address of the same page in the other language."""
    other = tongue.other
    return (
        f'<!doctype html><html lang="{tongue.html}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f"<title>{title}</title>"
        f'<link rel="stylesheet" href="/answer-files/{STYLE}?v={stamp(STYLE)}">'
        f'<script src="/answer-files/{SCRIPT}?v={stamp(SCRIPT)}" defer></script></head><body>'
        f'<header><strong>{title}</strong><a href="{escape(switch)}" hreflang="{other}" lang="{other}">'
        f"{NAMES[other]}</a></header><main>{body}</main></body></html>"
    )


def refusal_page(tongue: Tongue, words: Sentence, back: str | None = None) -> str:
    """Return a page that says kindly why there is nothing to answer, and nothing else.

    `back` is the screen to return to where only what was sent is refused.
    """
    heading = tongue.t("Nothing to answer here") if back is None else tongue.t("This did not work")
    body = f'<h1>{heading}</h1><p class="lead">{tongue.said(words)}</p>'
    if back is not None:
        href = f"?at={escape(back)}&amp;lang={tongue.language}"
        body += f'<div class="buttons"><a class="button" href="{href}">{tongue.t("Back")}</a></div>'
    return document(tongue, tongue.t("Answers"), body, f"?lang={tongue.other}")


def thanks_page(tongue: Tongue, words: Sentence) -> str:
    """Return the page after submission."""
    body = f'<h1 class="title"><span class="tick" aria-hidden="true">✓</span> {tongue.t("Thank you")}</h1>'
    body += f'<p class="lead">{tongue.said(words)}</p><p>{tongue.t("You can close this page.")}</p>'
    return document(tongue, tongue.t("Thank you"), body, f"?at=thanks&lang={tongue.other}")


def welcome_page(page: Page) -> str:
    """Return what somebody sees first: what it is for, how long it takes, what becomes of the answers."""
    tongue, visit = page.tongue, page.visit
    asked, shown = visit.questionnaire, visit.assessment
    facts = [
        tongue.t("{count} questions, about {minutes} minutes", count=page.done.whole, minutes=minutes(asked)),
        tongue.t("You can stop at any time and go on later with the same link, on a phone too."),
    ]
    if shown.due_on:
        facts.append(tongue.t("Please answer by {day}.", day=long_date(shown.due_on, tongue.language)))
    if shown.is_anonymous:
        facts.append(
            tongue.t(
                "Your name is not kept beside your answers. Whoever asks sees that you took part, not what you said; "
                "a group is shown from {count} answers on.",
                count=shown.smallest_group,
            )
        )
        facts.append(tongue.said(REMAINS).strip())
    else:
        facts.append(tongue.t("You answer as {name}; whoever asks sees your answers.", name=visit.speaker.name))
    listed = "".join(f"<li>{each}</li>" for each in facts)
    button = f'<button class="primary" name="do" value="open">{tongue.t("Begin")}</button>'
    body = (
        f'<h1 class="title">{tongue.said(shown.title)}</h1>'
        f'<p class="lead">{tongue.said(asked.welcome or asked.purpose)}</p><ul>{listed}</ul>'
        f'<form method="post" action="?lang={tongue.language}">{hidden("submit", page.submit_id)}'
        f'<div class="buttons">{button}</div></form>'
    )
    return document(tongue, tongue.said(shown.title), body, f"?lang={tongue.other}")


def progress_bar(page: Page) -> str:
    """Return how many questions are answered, as a bar with words."""
    done = page.done
    words = page.tongue.t("{done} of {whole} questions answered", done=done.answered, whole=done.whole)
    return (
        f'<div class="progress"><progress max="{max(1, done.whole)}" value="{done.answered}"></progress>'
        f'<span class="count">{words}</span></div>'
    )


def end_page(page: Page) -> str:
    """Return what is still missing, with the button that submits all the same."""
    tongue, done = page.tongue, page.done
    heading = tongue.t("All questions are answered.")
    listed = ""
    if done.missing:
        heading = tongue.t("Open questions: {count}", count=len(done.missing))
        rows = _open_questions(page) if len(done.missing) <= MOST_LISTED else _open_parts(page)
        listed = f'<ol class="missing">{"".join(rows)}</ol>'
    note = tongue.t("After submitting, answers can no longer be changed.")
    submit = tongue.t("Submit all the same") if done.missing else tongue.t("Submit")
    last = len(page.visit.screens) - 1
    back = f'<a class="button" href="?at={last}&amp;lang={tongue.language}">{tongue.t("Back")}</a>'
    body = (
        f"{progress_bar(page)}<h1>{heading}</h1>{listed}<p>{note}</p>"
        f'<form method="post" action="?at={END}&amp;lang={tongue.language}">{hidden("submit", page.submit_id)}'
        f'<div class="buttons"><button class="primary" name="do" value="submit">{submit}</button>{back}</div></form>'
    )
    return document(tongue, tongue.said(page.visit.assessment.title), body, f"?at={END}&lang={tongue.other}")


def _open_questions(page: Page) -> Iterator[str]:
    """Yield every open question as a link to it."""
    tongue, numbers = page.tongue, _numbers(page)
    for subject, section, name in page.done.missing:
        at = numbers[subject, section]
        text = tongue.said(page.visit.questionnaire.asks[section, name].text)
        href = f"?at={at}&amp;lang={tongue.language}#q-{escape(name)}"
        yield f'<li><a href="{href}">{text}<small>{part(page, at)}</small></a></li>'


def _open_parts(page: Page) -> Iterator[str]:
    """Yield every part that has open questions as a link, with their number."""
    tongue, numbers = page.tongue, _numbers(page)
    for (subject, section), count in Counter(place[:2] for place in page.done.missing).items():
        at = numbers[subject, section]
        words = tongue.t("Open questions: {count}", count=count)
        yield f'<li><a href="?at={at}&amp;lang={tongue.language}">{part(page, at)}<small>{words}</small></a></li>'


def _numbers(page: Page) -> Mapping[tuple[str, str], int]:
    return {(each.subject, each.section.id): at for at, each in enumerate(page.visit.screens)}


def part(page: Page, at: int) -> str:
    """Return what a part is called, as HTML."""
    screen = page.visit.screens[at]
    return " · ".join(filter(None, (page.subject(screen), page.tongue.said(screen.section.title))))


def hidden(name: str, value: str) -> str:
    """Return a field that nobody sees."""
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
